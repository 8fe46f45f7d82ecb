import { mkdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Takes a lock, unless it is held. A lock is a symbolic link that names the process id of its owner:
 * it is made whole or not at all, by one process only. One whose owner is gone is taken over.
 *
 * @param lock absolute path; its directory is made
 * @returns whether it is ours now
 * @throws when the directory cannot be written
 */
export async function takeLock(lock: string): Promise<boolean> {
  await mkdir(dirname(lock), { recursive: true });
  await removeAbandoned(lock);
  try {
    await symlink(String(process.pid), lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Gives a lock back that `takeLock` gave. */
export async function releaseLock(lock: string): Promise<void> {
  await rm(lock, { force: true });
}

async function removeAbandoned(lock: string): Promise<void> {
  const owner = await readlink(lock).catch(() => undefined);
  if (owner === undefined || isRunning(Number(owner))) return;
  const aside = `${lock}.${process.pid}`;
  try {
    await rename(lock, aside);
  } catch {
    // Somebody else was faster.
    return;
  }
  // Since it was read, somebody else may have taken it over, and then it was theirs.
  const moved = await readlink(aside);
  if (moved !== owner) await symlink(moved, lock).catch(() => {});
  await rm(aside, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user. A number that is none (ERR_…) is nobody's.
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
