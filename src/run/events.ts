import type { JudgedSnapshot, RunResult, TaskResult } from '../core/run-result.ts';

/** A task as a report that has yet to see its result knows it. */
export interface AnnouncedTask {
  readonly id: string;
  readonly needs: readonly string[];
  readonly exclusive: boolean;
  /** How long it took last time, in milliseconds. */
  readonly expectedMs?: number;
}

/** What happens during a run, in order. Reports read nothing else. */
export type RunEvent =
  | {
      readonly kind: 'run-started';
      readonly stage: string;
      readonly snapshot: JudgedSnapshot;
      /** All tasks, in the order of the plan; those that will be skipped too. */
      readonly tasks: readonly AnnouncedTask[];
    }
  | { readonly kind: 'task-started'; readonly id: string; readonly attempt: number }
  /** The last line that the tool printed, at most ten times a second. */
  | { readonly kind: 'task-output'; readonly id: string; readonly line: string }
  | { readonly kind: 'task-finished'; readonly result: TaskResult }
  | { readonly kind: 'notice'; readonly message: string }
  | { readonly kind: 'run-finished'; readonly result: RunResult };

/** Receives the events of one run, in order. */
export interface Reporter {
  handle(event: RunEvent): void;
  /** Called once after the last event; resolves when everything is written. */
  close(): Promise<void>;
}
