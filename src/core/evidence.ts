import type { FileCoverage } from './coverage.ts';
import type { Finding } from './finding.ts';
import type { Metric } from './metric.ts';

/** What an adapter makes of a tool's run. Only `complete` evidence that examined something can pass. */
export interface Evidence {
  /**
   * `complete`: the tool did its whole work and said so in a form that the adapter recognised.
   * `degraded`: part of the work is missing (a file that could not be parsed).
   * `failed`: the output says nothing that can be relied on.
   */
  readonly completeness: 'complete' | 'degraded' | 'failed';
  /** How much was examined. A count of 0 is never a pass. */
  readonly examined: { readonly count: number; readonly unit: string };
  readonly findings: readonly Finding[];
  readonly metrics: readonly Metric[];
  /** Line by line, when the tool measures it; what limits on changed lines are judged from. */
  readonly coverage?: readonly FileCoverage[];
  /** Why it is not complete, or what a person should know about it; one line. */
  readonly note?: string;
}

/** Evidence of a run that proves nothing; `note` says why in one line. */
export function failedEvidence(note: string): Evidence {
  return {
    completeness: 'failed',
    examined: { count: 0, unit: 'files' },
    findings: [],
    metrics: [],
    note,
  };
}
