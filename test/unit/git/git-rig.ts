import type { Result } from '../../../src/core/result.ts';
import { openRepository, type Repository } from '../../../src/git/repository.ts';
import { type Snapshot, type SnapshotRequest, takeSnapshot } from '../../../src/git/snapshot.ts';
import { unwrap } from '../../rig/hook-rig.ts';

/** The reason of a failure; throws when there is none. */
export function reasonOf(result: Result<unknown>): string {
  if (result.ok) throw new Error('it did not fail');
  return result.failure.reason;
}

export async function open(directory: string, env: NodeJS.ProcessEnv = {}): Promise<Repository> {
  return unwrap(await openRepository(directory, env));
}

export async function snapshotOf(directory: string, request: SnapshotRequest): Promise<Snapshot> {
  return unwrap(await takeSnapshot(await open(directory), request));
}
