import type { Quantity } from './quantity.ts';

/** When a limit is broken. `drops` and `grows` compare with a reference value of the baseline. */
type Condition = 'below' | 'above' | 'dropsBy' | 'growsBy';

/** A condition on a metric, at a level. */
export interface Limit {
  /** Name of the metric; `*` for every one that the gate delivers. */
  readonly metric: string;
  readonly level: 'block' | 'warn';
  readonly condition: Condition;
  readonly amount: Quantity;
  /** On changed lines: holds only from this many of them on. */
  readonly minLines?: number;
}

/** The metric that gate itself makes from line coverage and what changed. */
export const changedLinesMetric = 'diff-coverage';
