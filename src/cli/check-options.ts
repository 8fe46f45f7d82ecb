import type { SnapshotRequest } from '../git/snapshot.ts';

/** The options of `gate check` as the command line gives them. */
export interface CheckOptions {
  readonly stage: string;
  readonly staged?: boolean;
  readonly commit?: string;
  readonly since?: string;
  readonly all?: boolean;
  readonly fix?: boolean;
  readonly failFast?: boolean;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly reporter?: 'listr' | 'plain' | 'json' | 'silent';
  /** `json=FILE` */
  readonly report?: readonly string[];
  readonly config?: string;
  /** What changes of a push are measured from, where the stage's scope asks for it; hooks set it. */
  readonly base?: string;
  /** The new commits of a push, as revisions for `git rev-list`; hooks set it. */
  readonly commits?: readonly string[];
  /** The file with the message of a commit that is being made; hooks set it. */
  readonly messageFile?: string;
  /** What to say at the end when a hook refuses; hooks set it. */
  readonly refusal?: string;
}

/** Which content `--staged`, `--commit REV` or neither stand for. */
export function snapshotRequest(options: Pick<CheckOptions, 'staged' | 'commit'>): SnapshotRequest {
  if (options.commit !== undefined) return { source: 'commit', revision: options.commit };
  return { source: options.staged === true ? 'index' : 'worktree' };
}
