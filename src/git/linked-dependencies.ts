import { existsSync } from 'node:fs';
import { lstat, readdir, readFile, readlink, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type Result, success } from '../core/result.ts';
import { runGit } from './run-git.ts';

/** Installed dependencies of the work tree that a room must do without. */
export interface UnlinkedDependencies {
  /** Whose tools would then be others than the project's own, or missing. */
  readonly ecosystem: 'node' | 'python';
  /** Relative to the top of the tree; `.` for the top. */
  readonly directory: string;
  /** In one sentence. */
  readonly why: string;
}

/** A folder of installed dependencies, and the files that say what is installed in it. */
interface DependencyKind {
  readonly ecosystem: UnlinkedDependencies['ecosystem'];
  readonly folder: string;
  /** Marks a directory that may have such a folder. */
  readonly manifests: RegExp;
  /** The folder may be shared while all of these are the same. */
  readonly locks: RegExp;
  /** Whether something in the folder leads back to sources in the work tree. */
  leadsOut(folder: string, workTree: string): Promise<boolean>;
}

const kinds: readonly DependencyKind[] = [
  {
    ecosystem: 'node',
    folder: 'node_modules',
    manifests: /^package\.json$/,
    locks: /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?)$/,
    leadsOut: hasOutgoingLinks,
  },
  {
    ecosystem: 'python',
    folder: '.venv',
    manifests: /^(?:pyproject\.toml|requirements[^/]*\.txt|setup\.(?:py|cfg)|Pipfile)$/,
    locks: /^(?:uv\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock|requirements[^/]*\.txt)$/,
    leadsOut: hasEditableInstalls,
  },
];

/**
 * Links the work tree's installed dependencies into a room, so that tools find them there: only
 * while the lockfiles on both sides are the same, and never a folder that leads back to the user's
 * sources (workspaces, editable installs), since those are not what is judged.
 *
 * @returns what could not be linked
 */
export async function linkDependencies(
  workTree: string,
  room: string,
): Promise<Result<readonly UnlinkedDependencies[]>> {
  const listed = await runGit(['ls-files', '-z'], { cwd: room });
  if (!listed.ok) return listed;
  const files = listed.value.split('\0').filter((path) => path !== '');
  const unlinked: UnlinkedDependencies[] = [];
  for (const kind of kinds) {
    for (const directory of directoriesWith(files, kind.manifests)) {
      const why = await linkFolder(kind, files, directory, workTree, room);
      if (why !== undefined) unlinked.push({ ecosystem: kind.ecosystem, directory, why });
    }
  }
  return success(unlinked);
}

function directoriesWith(files: readonly string[], names: RegExp): ReadonlySet<string> {
  return new Set(files.filter((file) => names.test(baseName(file))).map((file) => dirname(file)));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

async function linkFolder(
  kind: DependencyKind,
  files: readonly string[],
  directory: string,
  workTree: string,
  room: string,
): Promise<string | undefined> {
  const source = join(workTree, directory, kind.folder);
  const target = join(room, directory, kind.folder);
  const isLink = (await lstat(target).catch(() => undefined))?.isSymbolicLink() === true;
  if (isLink) await rm(target);
  if (existsSync(target) || !existsSync(source)) return undefined;
  const shown = join(directory, kind.folder);
  if (!(await haveSameLocks(lockFiles(files, directory, kind.locks), workTree, room))) {
    return `${shown} is not linked into the room: the lockfile differs from the work tree's, or there is none`;
  }
  if (await kind.leadsOut(source, workTree)) {
    return `${shown} is not linked into the room: it leads back to sources in the work tree`;
  }
  await symlink(source, target);
  return undefined;
}

/** The lockfiles of the nearest directory, from this one up, that has any. */
function lockFiles(files: readonly string[], directory: string, locks: RegExp): readonly string[] {
  for (let from = directory; ; from = dirname(from)) {
    const found = files.filter((file) => dirname(file) === from && locks.test(baseName(file)));
    if (found.length > 0 || from === '.') return found;
  }
}

async function haveSameLocks(
  locks: readonly string[],
  workTree: string,
  room: string,
): Promise<boolean> {
  for (const lock of locks) {
    const [ours, theirs] = await Promise.all([
      readFile(join(workTree, lock)).catch(() => undefined),
      readFile(join(room, lock)).catch(() => undefined),
    ]);
    if (ours === undefined || theirs === undefined || !ours.equals(theirs)) return false;
  }
  return locks.length > 0;
}

/** Workspaces put links to their packages among the installed ones, scoped ones one level down. */
async function hasOutgoingLinks(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  const scoped = await Promise.all(
    names
      .filter((name) => name.startsWith('@'))
      .map(async (scope) => {
        const inner = await readdir(join(folder, scope)).catch(() => []);
        return inner.map((name) => join(scope, name));
      }),
  );
  for (const name of [...names, ...scoped.flat()]) {
    const path = join(folder, name);
    const target = await readlink(path).catch(() => undefined);
    if (target === undefined) continue;
    if (relative(folder, resolve(dirname(path), target)).startsWith('..')) return true;
  }
  return false;
}

/** An editable install is a `.pth` or finder file that names a directory of sources. */
async function hasEditableInstalls(folder: string, workTree: string): Promise<boolean> {
  const libraries = await readdir(join(folder, 'lib')).catch(() => []);
  for (const library of libraries) {
    const packages = join(folder, 'lib', library, 'site-packages');
    const names = await readdir(packages).catch(() => []);
    if (names.some((name) => name.endsWith('.egg-link') || name.startsWith('__editable__')))
      return true;
    for (const name of names.filter((one) => one.endsWith('.pth'))) {
      const text = await readFile(join(packages, name), 'utf8').catch(() => '');
      if (text.includes(workTree)) return true;
    }
  }
  return false;
}
