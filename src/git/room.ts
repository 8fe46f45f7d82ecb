import { createHash } from 'node:crypto';
import { readFile, realpath, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { failWith, type Result, success } from '../core/result.ts';
import { linkDependencies, type UnlinkedDependencies } from './linked-dependencies.ts';
import type { Repository } from './repository.ts';
import { releaseLock, takeLock } from './room-lock.ts';
import { type GitFailure, runGit } from './run-git.ts';
import type { Snapshot } from './snapshot.ts';

/** A checkout outside the work tree that holds a snapshot, ours until it is released. */
export interface Room {
  /** Absolute path of its top directory. */
  readonly directory: string;
  /** Dependencies that the work tree has and the room has not. */
  readonly unlinked: readonly UnlinkedDependencies[];
  release(): Promise<void>;
}

/** Runs of one repository at the same time take rooms of their own, up to this many. */
const roomCount = 8;

/** Where a room has been is of no interest to anybody, and would keep old commits alive. */
const withoutReflog = ['-c', 'core.logAllRefUpdates=false'];

/**
 * Puts the snapshot into a room: a detached worktree that is kept, so that only what differs is
 * written and build caches in it stay warm. It lies in the user's cache directory, where no tool
 * finds a parent's configuration.
 *
 * Failures: `no-free-room`, `no-room` (the cache directory cannot be written), `git-failed`.
 */
export async function enterRoom(repository: Repository, snapshot: Snapshot): Promise<Result<Room>> {
  const cache = cacheDirectory();
  if (!isAbsolute(cache)) return noRoom('HOME names no directory');
  const parent = join(cache, 'rooms', nameOf(repository));
  for (let number = 1; number <= roomCount; number += 1) {
    const lock = join(parent, `${number}.lock`);
    const locked = await lockRoom(lock);
    if (!locked.ok) return locked;
    if (!locked.value) continue;
    const release = () => releaseLock(lock);
    const directory = join(parent, String(number));
    const filled = await fillRoom(repository, snapshot, directory);
    if (filled.ok) return success({ directory, unlinked: filled.value, release });
    await release();
    return filled;
  }
  return failWith('no-free-room', {
    message: `all ${roomCount} rooms of this repository are in use by other runs of gate`,
    next: [`ls ${parent}`],
  });
}

/** Where things live that can be made again: `$XDG_CACHE_HOME/gate`, `~/.cache/gate`. */
function cacheDirectory(): string {
  const { XDG_CACHE_HOME } = process.env;
  const base = XDG_CACHE_HOME?.startsWith('/') ? XDG_CACHE_HOME : join(homedir(), '.cache');
  return join(base, 'gate');
}

function nameOf({ commonDir }: Repository): string {
  return createHash('sha256').update(commonDir).digest('hex').slice(0, 16);
}

async function lockRoom(lock: string): Promise<Result<boolean>> {
  try {
    return success(await takeLock(lock));
  } catch (error) {
    return noRoom(error instanceof Error ? error.message : String(error));
  }
}

function noRoom(why: string): Result<never> {
  return failWith('no-room', {
    message: `a room is needed, since the work tree does not hold this snapshot, and there is no place for one: ${why}`,
    next: ['XDG_CACHE_HOME=/another/directory gate check'],
  });
}

async function fillRoom(
  repository: Repository,
  snapshot: Snapshot,
  directory: string,
): Promise<Result<readonly UnlinkedDependencies[]>> {
  const commit = await commitFor(repository, snapshot);
  if (!commit.ok) return commit;
  const content = { commit: commit.value, tree: snapshot.tree };
  if (await isRoomOf(repository, directory)) {
    const moved = await moveRoom(directory, content);
    if (moved.ok) return linkDependencies(repository.workTree, directory);
  }
  // None yet, or one that cannot be used any more: an index that was cut off, for instance.
  const made = await makeRoom(repository, directory, content.commit);
  if (!made.ok) return made;
  const moved = await moveRoom(directory, content);
  return moved.ok ? linkDependencies(repository.workTree, directory) : moved;
}

/**
 * Whether the directory is a worktree of this repository. One that was deleted and cloned anew has
 * the same path, and knows nothing of the rooms of its predecessor.
 */
async function isRoomOf({ commonDir }: Repository, directory: string): Promise<boolean> {
  const gitDir = await gitDirOf(directory);
  if (gitDir === undefined || dirname(dirname(gitDir)) !== commonDir) return false;
  const back = await readFile(join(gitDir, 'gitdir'), 'utf8').catch(() => '');
  const own = await realpath(join(directory, '.git')).catch(() => undefined);
  return own !== undefined && resolve(gitDir, back.replace(/\n$/, '')) === own;
}

async function makeRoom(
  repository: Repository,
  directory: string,
  commit: string,
): Promise<Result<string, GitFailure>> {
  await rm(directory, { recursive: true, force: true });
  const add = ['worktree', 'add', '--force', '--force', '--detach', '--no-checkout'];
  return runGit([...withoutReflog, ...add, directory, commit], {
    cwd: repository.workTree,
    env: repository.env,
  });
}

/** Puts the content into the room; what is there already and does not differ stays untouched. */
async function moveRoom(
  directory: string,
  { commit, tree }: { readonly commit: string; readonly tree: string },
): Promise<Result<string, GitFailure>> {
  await removeStaleIndexLock(directory);
  const inRoom = { cwd: directory };
  const head = ['update-ref', '--no-deref', 'HEAD', commit];
  const moved = await runGit([...withoutReflog, ...head], inRoom);
  if (!moved.ok) return moved;
  const read = await runGit(['read-tree', '--reset', '-u', tree], inRoom);
  if (!read.ok) return read;
  // What an earlier task left behind and no rule ignores would be judged as if it were pushed.
  return runGit(['clean', '--force', '-d', '--quiet'], inRoom);
}

/** The commit that HEAD of the room names: the judged one, or the one that it would follow. */
async function commitFor(
  repository: Repository,
  snapshot: Snapshot,
): Promise<Result<string, GitFailure>> {
  const commit = snapshot.commit ?? repository.head?.commit;
  if (commit !== undefined) return success(commit);
  const made = await runGit(
    ['commit-tree', '-m', 'gate: a snapshot before the first commit', snapshot.tree],
    {
      cwd: repository.workTree,
      env: {
        ...snapshot.env,
        GIT_AUTHOR_NAME: 'gate',
        GIT_AUTHOR_EMAIL: 'gate@localhost',
        GIT_COMMITTER_NAME: 'gate',
        GIT_COMMITTER_EMAIL: 'gate@localhost',
      },
    },
  );
  return made.ok ? success(made.value.trim()) : made;
}

/** A run that was killed leaves the lock of the room's own index; the room is ours, so it goes. */
async function removeStaleIndexLock(directory: string): Promise<void> {
  const gitDir = await gitDirOf(directory);
  if (gitDir !== undefined) await rm(join(gitDir, 'index.lock'), { force: true });
}

/** Where git keeps the index and HEAD of a linked worktree: see gitrepository-layout(5). */
async function gitDirOf(directory: string): Promise<string | undefined> {
  const pointer = await readFile(join(directory, '.git'), 'utf8').catch(() => '');
  const path = /^gitdir: (.*)\n$/s.exec(pointer)?.[1];
  return path === undefined ? undefined : resolve(directory, path);
}
