import { join, relative } from 'node:path';
import type { Result } from '../core/result.ts';
import { success } from '../core/result.ts';
import type { JudgedSnapshot } from '../core/run-result.ts';
import type { UnlinkedDependencies } from '../git/linked-dependencies.ts';
import type { Repository } from '../git/repository.ts';
import type { Room } from '../git/room.ts';
import { type Snapshot, type SnapshotRequest, takeSnapshot } from '../git/snapshot.ts';
import type { Terminal } from './terminal.ts';

/** The content of a run, in a directory that holds exactly it. */
export interface JudgedTree {
  readonly repository: Repository;
  readonly snapshot: Snapshot;
  readonly judged: JudgedSnapshot;
  /** Absolute top of the tree: the work tree, or a room. */
  readonly root: string;
  /** Where the person stands, in that tree. */
  readonly cwd: string;
  /** Dependencies that the work tree has and the tree's room has not. */
  readonly unlinked: readonly UnlinkedDependencies[];
  /** Gives back the room and removes what the snapshot needed. */
  release(): Promise<void>;
}

/**
 * Names the content to judge and provides a directory with it: the work tree
 * where it holds exactly that, otherwise a room.
 */
export async function openJudgedTree(
  repository: Repository,
  terminal: Terminal,
  request: SnapshotRequest,
): Promise<Result<JudgedTree>> {
  const snapshot = await takeSnapshot(repository, request);
  if (!snapshot.ok) return snapshot;
  const placed = await place(repository, snapshot.value);
  if (!placed.ok) {
    await snapshot.value.dispose();
    return placed;
  }
  const { directory, unlinked, release } = placed.value;
  const { tree, commit, subject, source, inWorkTree } = snapshot.value;
  return success({
    repository,
    snapshot: snapshot.value,
    judged: {
      tree,
      ...(commit === undefined ? {} : { commit }),
      ...(subject === undefined ? {} : { subject }),
      source,
      place: inWorkTree ? 'work-tree' : 'room',
    },
    root: directory,
    unlinked,
    cwd: join(directory, relative(repository.workTree, terminal.cwd)),
    async release() {
      await release();
      await snapshot.value.dispose();
    },
  });
}

async function place(repository: Repository, snapshot: Snapshot): Promise<Result<Room>> {
  if (snapshot.inWorkTree) {
    return success({ directory: repository.workTree, unlinked: [], release: async () => {} });
  }
  const { enterRoom } = await import('../git/room.ts');
  return enterRoom(repository, snapshot);
}
