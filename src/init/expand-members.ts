import picomatch from 'picomatch';
import { directoryOf, joinPath, type RepositoryFiles, resolvePath } from './repository-files.ts';

/** Members of a workspace, and patterns that name none. */
export interface WorkspaceMembers {
  /** Directories below the workspace's root that hold a manifest. */
  readonly roots: readonly string[];
  /** Patterns that match no directory with a manifest. */
  readonly ghosts: readonly string[];
}

/**
 * The members that a workspace's patterns name: globs of directories, `!glob` excludes.
 * @param manifest name of the file that makes a directory a member: `Cargo.toml`
 */
export function expandMembers(
  files: RepositoryFiles,
  root: string,
  patterns: readonly string[],
  manifest: string,
): WorkspaceMembers {
  const candidates = files
    .below(root, new RegExp(`^${manifest.replace('.', '\\.')}$`))
    .map(directoryOf);
  const named = patterns
    .filter((pattern) => !pattern.startsWith('!'))
    .map((pattern) => ({
      pattern,
      matches: matcher(root, pattern),
    }));
  const excluded = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => matcher(root, pattern.slice(1)));
  const roots = candidates.filter(
    (directory) =>
      named.some(({ matches }) => matches(directory)) &&
      !excluded.some((matches) => matches(directory)),
  );
  const ghosts = named
    .filter(({ matches }) => !candidates.some((directory) => matches(directory)))
    .map(({ pattern }) => pattern);
  return { roots, ghosts };
}

function matcher(root: string, pattern: string): (directory: string) => boolean {
  const glob = resolvePath('.', joinPath(root, pattern));
  return glob === undefined ? () => false : picomatch(glob, { dot: true });
}
