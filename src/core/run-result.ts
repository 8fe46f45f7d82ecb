import type { JudgedFinding } from './finding.ts';
import type { JudgedMetric } from './metric.ts';
import type { Verdict } from './verdict.ts';

/** The content that was judged, as results and reports name it. */
export interface JudgedSnapshot {
  /** Object id of the git tree. */
  readonly tree: string;
  /** Object id of the commit, when a commit was judged or the work tree is unchanged since one. */
  readonly commit?: string;
  /** First line of that commit's message. */
  readonly subject?: string;
  readonly source: 'worktree' | 'index' | 'commit';
  readonly place: 'work-tree' | 'room';
}

/** What became of one task. The shape of an entry of `tasks` in the JSON report. */
export interface TaskResult {
  /** `clippy[stoq,stable]` */
  readonly id: string;
  readonly gate: string;
  /** The adapter, `run` for a command of the user's. */
  readonly uses: string;
  readonly component?: string;
  readonly matrix: Readonly<Record<string, string>>;
  readonly state: 'ran' | 'cached' | 'skipped';
  readonly verdict: Verdict;
  /** One sentence: why this verdict, or why skipped or cached. */
  readonly reason: string;
  readonly attempts: number;
  readonly durationMs: number;
  /** Milliseconds from the start of the run to the start of the task; absent when it did not run. */
  readonly startedAfterMs?: number;
  readonly command?: readonly string[];
  /** Directory in which the tool ran, relative to the root of the repository; `.` for the root. */
  readonly cwd?: string;
  /** Absent when the tool did not end by itself. */
  readonly exitCode?: number;
  readonly examined?: { readonly count: number; readonly unit: string };
  readonly findings: readonly JudgedFinding[];
  readonly metrics: readonly JudgedMetric[];
  /** The command that mends the findings, when the adapter has one. */
  readonly fix?: readonly string[];
  /** What to type when the gate could not be judged: how to install the tool, for instance. */
  readonly next?: readonly string[];
  /** Absolute path of the file with the tool's whole output. */
  readonly log?: string;
  /** Ids of the tasks that it waited for. */
  readonly needs: readonly string[];
}

/** The outcome of a run: what every report is made from. */
export interface RunResult {
  readonly schemaVersion: 1;
  readonly gateVersion: string;
  readonly verdict: Verdict;
  /** Ended by a signal before every task was judged; the verdict is then never `pass` or `warn`. */
  readonly interrupted: boolean;
  readonly stage: string;
  readonly snapshot: JudgedSnapshot;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** Task ids of the longest chain of needs, first to last, by time; empty when nothing ran. */
  readonly criticalPath: readonly string[];
  /** What a person must know about the run as a whole: skips by local config, no history, … */
  readonly notices: readonly string[];
  /** In the order of the plan. */
  readonly tasks: readonly TaskResult[];
}
