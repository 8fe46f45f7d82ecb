import type { Evidence } from '../core/evidence.ts';
import { changedLinesMetric, type Limit } from '../core/limit.ts';
import type { Metric } from '../core/metric.ts';
import { type ChangedLines, diffCoverage } from './diff-coverage.ts';

/** What is known of the lines that changed since the base. */
export type ChangedLinesAnswer =
  | { readonly kind: 'known'; readonly lines: ChangedLines }
  | { readonly kind: 'unknown'; readonly why: string };

/** The metric of changed lines and the limits that hold for it. */
interface ChangedLinesResult {
  readonly metrics: readonly Metric[];
  /** All limits of the gate but those that have too few changed lines to hold. */
  readonly limits: readonly Limit[];
  readonly unjudged: readonly string[];
}

/** On fewer changed lines a share says little; the number is the one SonarQube uses. */
const defaultMinLines = 20;

/**
 * Adds `diff-coverage` to a gate's metrics when it has a limit on it. Where nothing that is measured
 * changed, or too little, the limit does not hold; where something changed that should have been
 * measured and was not, it cannot be judged.
 */
export function measureChangedLines(
  { coverage }: Evidence,
  limits: readonly Limit[],
  answer: ChangedLinesAnswer | undefined,
): ChangedLinesResult {
  const own = limits.filter(({ metric }) => metric === changedLinesMetric);
  if (own.length === 0) return { metrics: [], limits, unjudged: [] };
  const others = limits.filter(({ metric }) => metric !== changedLinesMetric);
  const unjudged = (why: string) => ({ metrics: [], limits: others, unjudged: [why] });
  if (coverage === undefined || coverage.length === 0) {
    return unjudged(`there is a limit on ${changedLinesMetric}, and no line was measured`);
  }
  if (answer === undefined || answer.kind === 'unknown') {
    return unjudged(`what changed cannot be known: ${answer?.why ?? 'there is no base'}`);
  }
  const measured = diffCoverage(coverage, answer.lines);
  switch (measured.kind) {
    case 'nothing-changed':
      return { metrics: [], limits: others, unjudged: [] };
    case 'no-data':
      return unjudged(`no line of ${measured.files[0] ?? ''} was measured, which changed`);
    case 'measured': {
      const holding = own.filter(({ minLines = defaultMinLines }) => measured.lines >= minLines);
      return { metrics: [measured.metric], limits: [...others, ...holding], unjudged: [] };
    }
  }
}
