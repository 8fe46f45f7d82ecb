import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** This machine, without its name: several may use one engine. */
function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 12);
}

/**
 * Names what this process makes in the engine, so that it can be told from what other processes
 * make, and found when this one was killed: machine, process id and a random part.
 */
export function createOwner(): string {
  return `${machine()}-${process.pid}-${randomBytes(6).toString('hex')}`;
}

/** Whether it belongs to a process of this machine that is gone. */
export function isAbandoned(owner: string): boolean {
  const [, place, pid] = /^([\da-f]{12})-(\d+)-[\da-f]+$/.exec(owner.trim()) ?? [];
  if (place !== machine() || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
