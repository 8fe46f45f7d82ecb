import { isAbsolute, resolve } from 'node:path';
import { type Result, success } from '../core/result.ts';
import { findDirectories } from './find-directories.ts';
import { runGit } from './run-git.ts';

/** A repository with a work tree, as found from a directory. All paths are absolute. */
export interface Repository {
  readonly workTree: string;
  readonly gitDir: string;
  /** Shared by all linked worktrees; gate keeps its state under `gate/` in it. */
  readonly commonDir: string;
  /** The index that a hook was told to look at, or the usual one. */
  readonly indexFile: string;
  /** The commit of HEAD; absent before the first commit. */
  readonly head?: Head;
  /** Environment that points git at this repository. */
  readonly env: Readonly<Record<string, string>>;
}

export interface Head {
  readonly commit: string;
  readonly tree: string;
  readonly subject: string;
}

/**
 * Finds the repository that `cwd` is in. Inside a hook git says by environment variables which one
 * it means; those are read here, once, and given to nobody else.
 *
 * @param env the environment that gate was started with
 * Failures: `no-directory`, `not-a-repository`, `no-work-tree`, `git-missing`.
 */
export async function openRepository(
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Result<Repository>> {
  const pointers = pick(env, ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_COMMON_DIR']);
  const [found, head] = await Promise.all([
    findDirectories({ cwd, env: pointers }),
    readHead(cwd, pointers),
  ]);
  if (!found.ok) return found;
  const { workTree, gitDir, commonDir } = found.value;
  const index = env.GIT_INDEX_FILE;
  return success({
    workTree,
    gitDir,
    commonDir,
    indexFile: index === undefined ? resolve(gitDir, 'index') : resolveIndex(index, workTree),
    ...(head === undefined ? {} : { head }),
    env: { GIT_DIR: gitDir, GIT_WORK_TREE: workTree },
  });
}

/** Reads a commit by any name that git knows; nothing when there is no such commit. */
export async function readCommit(
  repository: Repository,
  revision: string,
): Promise<Head | undefined> {
  return readHead(repository.workTree, repository.env, revision);
}

async function readHead(
  cwd: string,
  env: Readonly<Record<string, string>>,
  revision = 'HEAD',
): Promise<Head | undefined> {
  const shown = await runGit(
    [
      'log',
      '-1',
      '--no-show-signature',
      '--format=%H%x00%T%x00%s',
      '--end-of-options',
      `${revision}^{commit}`,
      '--',
    ],
    { cwd, env },
  );
  if (!shown.ok) return undefined;
  const [commit, tree, subject] = shown.value.replace(/\n$/, '').split('\0');
  if (commit === undefined || tree === undefined || subject === undefined) return undefined;
  return { commit, tree, subject };
}

/** git gives GIT_INDEX_FILE relative to the top of the work tree, where it also starts hooks. */
function resolveIndex(index: string, workTree: string): string {
  return isAbsolute(index) ? index : resolve(workTree, index);
}

function pick(env: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = env[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
