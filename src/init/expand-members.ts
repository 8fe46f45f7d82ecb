import picomatch from 'picomatch';
import type { NotMirrored } from './detected.ts';
import {
  directoryOf,
  fileName,
  isAside,
  joinPath,
  type RepositoryFiles,
  resolvePath,
} from './repository-files.ts';

/** What a workspace makes of the directories below it. */
export interface WorkspaceMembers {
  /** Directories that it names, with a manifest. */
  readonly roots: readonly string[];
  /** Whether it says that a directory does not belong to it. */
  readonly excludes: (directory: string) => boolean;
  /** Members that are not in the tree, and directories that are excluded. */
  readonly notMirrored: readonly NotMirrored[];
}

/**
 * The members that a workspace's patterns name: globs of directories, `!glob` excludes.
 * @param manifest the file of the workspace; one of the same name makes a directory a member
 */
export function expandMembers(
  files: RepositoryFiles,
  manifest: string,
  patterns: readonly string[],
): WorkspaceMembers {
  const root = directoryOf(manifest);
  const name = fileName(manifest);
  const candidates = files
    .below(root, /^(package\.json|Cargo\.toml|pyproject\.toml)$/)
    .filter((path) => fileName(path) === name && !/(^|\/)node_modules\//.test(path))
    .map(directoryOf);
  const excludes = matcher(
    root,
    patterns.flatMap((pattern) =>
      pattern.startsWith('!') ? [pattern.slice(1), `${pattern.slice(1)}/**`] : [],
    ),
  );
  const named = patterns.filter((pattern) => !pattern.startsWith('!'));
  const isNamed = matcher(root, named);
  const ghosts = named.filter((pattern) => !candidates.some(matcher(root, [pattern])));
  return {
    roots: candidates.filter((directory) => isNamed(directory) && !excludes(directory)),
    excludes,
    notMirrored: [
      ...ghosts.map((pattern) => ({
        what: joinPath(root, pattern),
        why: `a member of the workspace in ${manifest}, and not in the tree`,
      })),
      ...candidates
        .filter((directory) => excludes(directory) && !isAside(`${directory}/`))
        .map((what) => ({ what, why: `excluded from the workspace in ${manifest}` })),
    ],
  };
}

function matcher(root: string, patterns: readonly string[]): (directory: string) => boolean {
  const globs = patterns.flatMap((pattern) => resolvePath(root, pattern) ?? []);
  const matches = picomatch(globs, { dot: true });
  return (directory) => globs.includes(directory) || matches(directory);
}
