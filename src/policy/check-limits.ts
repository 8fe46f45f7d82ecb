import { compareLevels } from '../core/level.ts';
import type { Limit } from '../core/limit.ts';
import type { JudgedMetric, Metric } from '../core/metric.ts';
import { convert } from '../core/quantity.ts';

/** What limits say of a gate's metrics. */
interface LimitResult {
  readonly metrics: readonly JudgedMetric[];
  /** Limits that cannot be judged, in words: a metric that is missing, units that do not fit. */
  readonly unjudged: readonly string[];
}

/** What metrics are compared with; nothing when the baseline has no value for one. */
export type ReferenceOf = (metric: string) => number | undefined;

/**
 * Judges metrics by limits. Touching a limit is not breaking it: 60 is not below 60.
 *
 * A limit for which there is no number cannot hold, so it is never taken for kept: it is returned
 * in `unjudged`.
 */
export function checkLimits(
  metrics: readonly Metric[],
  limits: readonly Limit[],
  referenceOf: ReferenceOf,
): LimitResult {
  const unjudged: string[] = missingMetrics(metrics, limits);
  const judged = metrics.map((metric) => {
    const own = limits.filter((limit) => limit.metric === metric.name || limit.metric === '*');
    const { judged: one, problems } = judgeMetric(metric, own, referenceOf(metric.name));
    unjudged.push(...problems);
    return one;
  });
  return { metrics: judged, unjudged };
}

function judgeMetric(
  metric: Metric,
  limits: readonly Limit[],
  baseline: number | undefined,
): { judged: JudgedMetric; problems: readonly string[] } {
  const known = baseline === undefined ? metric : { ...metric, baseline };
  const answers = limits.map((limit) => [limit, isBroken(limit, metric, baseline)] as const);
  const problems = answers.flatMap(([, answer]) => (typeof answer === 'string' ? [answer] : []));
  const worst = answers
    .filter(([, answer]) => answer === true)
    .map(([limit]) => limit)
    .sort((a, b) => compareLevels(a.level, b.level))[0];
  if (worst === undefined) return { judged: known, problems };
  return { judged: { ...known, level: worst.level, limit: limitInWords(worst) }, problems };
}

function missingMetrics(metrics: readonly Metric[], limits: readonly Limit[]): string[] {
  const names = metrics.map(({ name }) => name);
  const wanted = new Set(limits.map(({ metric }) => metric));
  return [...wanted].flatMap((metric) => {
    if (metric === '*' ? names.length > 0 : names.includes(metric)) return [];
    const delivered = names.length === 0 ? 'no metric' : names.slice(0, 8).join(', ');
    const what = metric === '*' ? 'there is a limit' : `there is a limit on ${metric}`;
    return [`${what}, and the gate delivered ${delivered}`];
  });
}

/** @returns whether the limit is broken, or why that cannot be said */
function isBroken(limit: Limit, metric: Metric, baseline: number | undefined): boolean | string {
  const { condition, amount } = limit;
  const isRelative = amount.unit === '%' && metric.unit !== '%';
  if (condition === 'below' || condition === 'above') {
    const bound = convert(amount, metric.unit);
    if (bound === undefined) return unitsDiffer(limit, metric);
    return condition === 'below' ? metric.value < bound : metric.value > bound;
  }
  if (baseline === undefined) {
    return `${metric.name} has no reference value to compare with: gate baseline update`;
  }
  const bound = isRelative
    ? (Math.abs(baseline) * amount.value) / 100
    : convert(amount, metric.unit);
  if (bound === undefined) return unitsDiffer(limit, metric);
  const change = condition === 'dropsBy' ? baseline - metric.value : metric.value - baseline;
  // A difference of two decimals such as 73.2 - 68.2 is not exactly 5.
  return (
    change > bound + Number.EPSILON * 16 * Math.max(1, Math.abs(baseline), Math.abs(metric.value))
  );
}

function unitsDiffer({ amount }: Limit, { name, unit }: Metric): string {
  return `the limit ${amount.value} ${amount.unit ?? ''} does not fit ${name}, which is in ${unit}`;
}

const conditionWords = {
  below: 'must be at least',
  above: 'must be at most',
  dropsBy: 'must not drop by more than',
  growsBy: 'must not grow by more than',
} as const;

/** `must be at least 60 %`. */
function limitInWords({ condition, amount }: Limit): string {
  const { value, unit } = amount;
  return `${conditionWords[condition]} ${value}${unit === undefined ? '' : ` ${unit}`}`;
}
