import type { Evidence } from '../core/evidence.ts';
import type { JudgedFinding, Severity } from '../core/finding.ts';
import { formatQuantity } from '../core/format-quantity.ts';
import type { Level } from '../core/level.ts';
import type { Limit } from '../core/limit.ts';
import type { JudgedMetric } from '../core/metric.ts';
import type { Verdict } from '../core/verdict.ts';
import { acceptFindings } from './accept-findings.ts';
import type { AcceptedFinding } from './baseline.ts';
import { checkLimits, type ReferenceOf } from './check-limits.ts';
import { type ChangedLinesAnswer, measureChangedLines } from './measure-changed-lines.ts';
import { defaultSeverity } from './severity.ts';

/** What a gate's config says about how its evidence is weighed, and what it is compared with. */
export interface Policy {
  /** Levels of severities; those not named keep their default. */
  readonly severity?: Readonly<Partial<Record<Severity, Level>>>;
  /** `warn`: nothing that is found blocks. Evidence that is not complete stays an error. */
  readonly level?: 'block' | 'warn';
  /** The cell of the matrix may fail: what would block or be an error is a warning. */
  readonly allowFailure?: boolean;
  readonly limits?: readonly Limit[];
  /** Reference values of the task's metrics. */
  readonly referenceOf?: ReferenceOf;
  /** Accepted findings of the gate. */
  readonly accepted?: readonly AcceptedFinding[];
  /** The day on which it is judged, `2026-11-21`; needed for acceptances that end. */
  readonly today?: string;
  /** What changed since the base, for limits on changed lines. */
  readonly changedLines?: ChangedLinesAnswer;
  /** What an error counts as; the caller must not soften it in CI. */
  readonly onError?: 'block' | 'warn';
}

export interface Judgement {
  readonly verdict: Exclude<Verdict, 'skipped'>;
  /** One sentence: why. */
  readonly reason: string;
  readonly findings: readonly JudgedFinding[];
  readonly metrics: readonly JudgedMetric[];
  /** Entries of the baseline that accepted something. */
  readonly used: readonly AcceptedFinding[];
  /** Entries that would have, and whose last day is over. */
  readonly expired: readonly AcceptedFinding[];
}

type Weight = Pick<Judgement, 'verdict' | 'reason'>;

/**
 * Weighs evidence by policy. Evidence that is not complete, of a tool that examined nothing, or
 * without the number that a limit is about, can never pass. What part of a tool's work found still
 * blocks; nothing is believed of a failed one.
 */
export function judge(evidence: Evidence, policy: Policy): Judgement {
  const { accepted = [], today = '', limits = [], referenceOf = () => undefined } = policy;
  const levelled = levelFindings(evidence, policy);
  const { findings, used, expired } = acceptFindings(levelled, accepted, today);
  const changed = measureChangedLines(evidence, limits, policy.changedLines);
  const checked = checkLimits(
    [...evidence.metrics, ...changed.metrics],
    changed.limits,
    referenceOf,
  );
  const metrics = checked.metrics.map((metric) => capMetric(metric, policy.level));
  const weight = weigh(evidence, findings, metrics, [...checked.unjudged, ...changed.unjudged]);
  return { ...soften(weight, policy), findings, metrics, used, expired };
}

function levelFindings({ findings }: Evidence, { severity, level }: Policy): JudgedFinding[] {
  const levels = { ...defaultSeverity, ...severity };
  return findings.map((finding) => ({ ...finding, level: cap(levels[finding.severity], level) }));
}

function capMetric(metric: JudgedMetric, limit: Policy['level']): JudgedMetric {
  return metric.level === undefined ? metric : { ...metric, level: cap(metric.level, limit) };
}

function cap(level: Level, limit: Policy['level']): Level {
  return limit === 'warn' && level === 'block' ? 'warn' : level;
}

function weigh(
  { completeness, examined, note }: Evidence,
  findings: readonly JudgedFinding[],
  metrics: readonly JudgedMetric[],
  unjudged: readonly string[],
): Weight {
  if (completeness === 'failed') return notJudged(note ?? 'nothing reliable was reported');
  const blocking = inWords(findings, metrics, 'block');
  if (blocking !== undefined) return { verdict: 'block', reason: blocking };
  if (completeness === 'degraded') return notJudged(note ?? 'part of the work is missing');
  if (examined.count === 0) return notJudged(note ?? `0 ${examined.unit} were examined`);
  if (unjudged[0] !== undefined) return notJudged(unjudged[0]);
  const warning = inWords(findings, metrics, 'warn');
  if (warning !== undefined) return { verdict: 'warn', reason: warning };
  return { verdict: 'pass', reason: `${plural(examined.count, examined.unit)} examined` };
}

/** An error may count as a warning, and so may anything of a cell that is allowed to fail. */
function soften(weight: Weight, { onError, allowFailure }: Policy): Weight {
  const { verdict, reason } = weight;
  if (verdict !== 'block' && verdict !== 'error') return weight;
  if (allowFailure === true) return { verdict: 'warn', reason: `allowed to fail: ${reason}` };
  return verdict === 'error' && onError === 'warn' ? { verdict: 'warn', reason } : weight;
}

function notJudged(why: string): Weight {
  return { verdict: 'error', reason: `could not be judged: ${why}` };
}

/** What stands against a task at a level; nothing when nothing does. */
function inWords(
  findings: readonly JudgedFinding[],
  metrics: readonly JudgedMetric[],
  level: 'block' | 'warn',
): string | undefined {
  const count = findings.filter((finding) => finding.level === level).length;
  const broken = metrics.filter((metric) => metric.level === level);
  const parts = broken.slice(0, 1).map(metricInWords);
  if (broken.length > 1) parts.push(`${broken.length - 1} more over their limits`);
  if (count > 0) parts.push(findingsInWords(count, level));
  return parts.length === 0 ? undefined : parts.join(' · ');
}

function metricInWords({ name, value, unit, limit = '' }: JudgedMetric): string {
  return `${name.replaceAll('-', ' ')} ${formatQuantity(value, unit)}, ${limit}`;
}

function findingsInWords(count: number, level: 'block' | 'warn'): string {
  if (level === 'warn') return plural(count, 'warnings');
  return `${plural(count, 'findings')} ${count === 1 ? 'blocks' : 'block'}`;
}

/** Units of adapters come in the plural: `files` loses its s for one. */
function plural(count: number, unit: string): string {
  return `${count} ${count === 1 && unit.endsWith('s') ? unit.slice(0, -1) : unit}`;
}
