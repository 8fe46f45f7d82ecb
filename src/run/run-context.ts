import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { JudgedSnapshot } from '../core/run-result.ts';
import type { UnlinkedDependencies } from '../git/linked-dependencies.ts';
import type { Baseline } from '../policy/baseline.ts';
import type { ChangedLinesAnswer } from '../policy/measure-changed-lines.ts';
import type { Durations } from './durations.ts';

/** What a run needs besides its plan. */
export interface RunContext {
  readonly config: ResolvedConfig;
  readonly snapshot: JudgedSnapshot;
  /** Absolute top of the tree that is judged: the work tree or a room. */
  readonly root: string;
  /** Dependencies that the room lacks: tools that need them cannot judge there. */
  readonly unlinked: readonly UnlinkedDependencies[];
  /** Absolute directory of the config within `root`. */
  readonly directory: string;
  /** Absolute directory for the logs of this run. */
  readonly logs: string;
  readonly durations: Durations;
  /** The command that starts gate itself: node and its entry. */
  readonly self: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  readonly gateVersion: string;
  readonly jobs: number;
  readonly failFast: boolean;
  /** See `TaskContext`. */
  readonly commits?: readonly string[];
  /** See `TaskContext`. */
  readonly messageFile?: string;
  /** In CI nothing is softened. */
  readonly ci: boolean;
  readonly baseline: Baseline;
  /** The lines that changed since the base, where a limit needs them. */
  readonly changedLines?: ChangedLinesAnswer;
  /** Aborted when the run is interrupted. */
  readonly interrupt: AbortSignal;
}
