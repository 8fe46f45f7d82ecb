import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { type Result, success } from '../core/result.ts';
import type { Repository } from '../git/repository.ts';
import { runGit } from '../git/run-git.ts';
import { findManager, type HookManager } from './hook-managers.ts';

export type InstallTarget = Pick<Repository, 'workTree' | 'gitDir' | 'commonDir'>;

/** Where the hook files of a repository belong, so that what is there goes on working. */
export interface HooksPlace {
  /** Who runs the files: husky, with `sh -e`, or git itself, when they are executable. */
  readonly runBy: 'husky' | 'git';
  /** Absolute. */
  readonly directory: string;
  /** husky has to be set up, because nothing has taken core.hooksPath yet or its files are gone. */
  readonly husky?: {
    readonly cwd: string;
    readonly directory: string;
    /** The directory of hooks that git will not look at any more. */
    readonly hides?: string;
  };
  /** core.hooksPath is relative and untracked, which no linked worktree can follow. */
  readonly relative: boolean;
  readonly manager?: HookManager;
}

/**
 * Nobody's hooks, or hooks that a person put into `.git/hooks`: husky, in `.husky` of the main work
 * tree, hiding the former. A repository with husky: its directory. A manager that owns `.git/hooks`,
 * or a core.hooksPath of the repository's own: that directory, and core.hooksPath stays.
 * Failure: `git-failed`.
 */
export async function findHooksPlace(target: InstallTarget): Promise<Result<HooksPlace>> {
  const configured = await readHooksPath(target.workTree);
  if (!configured.ok) return configured;
  const main = await findMainWorkTree(target);
  return success(await choosePlace(target, configured.value, main));
}

async function choosePlace(
  target: InstallTarget,
  configured: ConfiguredPath | undefined,
  main: string | undefined,
): Promise<HooksPlace> {
  if (configured === undefined || configured.shared) {
    const hides = configured?.path ?? join(target.commonDir, 'hooks');
    const manager = configured === undefined ? await findManager(hides) : undefined;
    return manager === undefined
      ? freshHusky(target, main, hides)
      : { runBy: 'git', directory: hides, relative: false, manager };
  }
  const { path } = configured;
  const inHusky = basename(path) === '_';
  const hooks = resolve(inHusky ? (main ?? target.workTree) : target.workTree, path);
  if (!inHusky) {
    const runBy = existsSync(join(hooks, '_', 'husky.sh')) ? 'husky' : 'git';
    return { runBy, directory: hooks, relative: false };
  }
  const directory = dirname(hooks);
  const relative = !isAbsolute(path);
  if (existsSync(join(hooks, 'h'))) return { runBy: 'husky', directory, relative };
  const argument = relative ? dirname(path) : directory;
  const husky = { cwd: main ?? target.workTree, directory: argument };
  return { runBy: 'husky', directory, relative, husky };
}

function freshHusky(
  { workTree, commonDir }: InstallTarget,
  main: string | undefined,
  hides: string,
): HooksPlace {
  const husky =
    main === undefined
      ? { cwd: workTree, directory: join(commonDir, 'gate', 'husky'), hides }
      : { cwd: main, directory: '.husky', hides };
  const directory = resolve(husky.cwd, husky.directory);
  return { runBy: 'husky', directory, husky, relative: main !== undefined };
}

interface ConfiguredPath {
  /** As git would use it. */
  readonly path: string;
  /** It is not of this repository alone. */
  readonly shared: boolean;
}

/** The core.hooksPath that holds here; nothing when it is not set. */
async function readHooksPath(cwd: string): Promise<Result<ConfiguredPath | undefined>> {
  const read = await runGit(
    ['config', '--show-scope', '--null', '--type=path', '--get-all', 'core.hooksPath'],
    { cwd },
  );
  // Git says nothing when the key is not set; any word of it is an error.
  if (!read.ok) return read.failure.stderr === '' ? success(undefined) : read;
  const words = read.value.split('\0');
  // The last one wins. What holds for one command only (`git -c`) is not the repository's.
  for (let at = words.length - 3; at >= 0; at -= 2) {
    const [scope, path] = words.slice(at, at + 2);
    if (scope === 'command' || path === undefined || path === '') continue;
    return success({ path, shared: scope === 'global' || scope === 'system' });
  }
  return success(undefined);
}

/**
 * The top of the main work tree, which linked worktrees share their configuration with; nothing
 * when they belong to a bare repository. `git worktree list` is wrong about it in a submodule.
 */
async function findMainWorkTree(target: InstallTarget): Promise<string | undefined> {
  const { workTree, gitDir, commonDir } = target;
  if (gitDir === commonDir) return workTree;
  const shared = ['config', '--file', join(commonDir, 'config')];
  const configured = await runGit([...shared, '--get', 'core.worktree'], { cwd: commonDir });
  if (configured.ok) return resolve(commonDir, configured.value.replace(/\n$/, ''));
  const bare = await runGit([...shared, '--type=bool', '--get', 'core.bare'], { cwd: commonDir });
  const isBare = bare.ok && bare.value.trim() === 'true';
  return isBare || basename(commonDir) !== '.git' ? undefined : dirname(commonDir);
}
