import type { Component, MatrixCell, ResolvedGate } from '../config/resolved-config.ts';

/** Why a task runs or does not, in words that follow “runs:” or “skipped:”. */
export type Decision =
  | { readonly kind: 'run'; readonly reason: string }
  | { readonly kind: 'skip'; readonly reason: string };

/** One gate for one component and one cell of its matrix. */
export interface Task {
  /** `clippy[stoq,stable]`; unique in a plan. */
  readonly id: string;
  readonly gate: ResolvedGate;
  readonly component?: Component;
  readonly cell: MatrixCell;
  /** Ids of the tasks that must pass before. */
  readonly needs: readonly string[];
}

export interface PlannedTask extends Task {
  readonly decision: Decision;
}

/** The tasks of a run, each after those that it needs. */
export interface Plan {
  readonly stage: string;
  readonly tasks: readonly PlannedTask[];
  /** What a person must know about how it came about: everything runs because the clone is shallow. */
  readonly notices: readonly string[];
}
