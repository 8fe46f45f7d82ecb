import type { Evidence } from '../core/evidence.ts';
import type { JudgedFinding, Severity } from '../core/finding.ts';
import type { Level } from '../core/level.ts';
import type { JudgedMetric } from '../core/metric.ts';
import type { Verdict } from '../core/verdict.ts';
import { defaultSeverity } from './severity.ts';

/** What a gate's config says about how its evidence is weighed. */
export interface Policy {
  /** Levels of severities; those not named keep their default. */
  readonly severity?: Readonly<Partial<Record<Severity, Level>>>;
  /** `warn`: nothing that is found blocks. Evidence that is not complete stays an error. */
  readonly level?: 'block' | 'warn';
  /** The cell of the matrix may fail: what would block or be an error is a warning. */
  readonly allowFailure?: boolean;
}

export interface Judgement {
  readonly verdict: Exclude<Verdict, 'skipped'>;
  /** One sentence: why. */
  readonly reason: string;
  readonly findings: readonly JudgedFinding[];
  readonly metrics: readonly JudgedMetric[];
}

/**
 * Weighs evidence by policy. Evidence that is not complete, or of a tool that examined nothing, can
 * never pass. What part of a tool's work found still blocks; nothing is believed of a failed one.
 */
export function judge(evidence: Evidence, policy: Policy): Judgement {
  const severity = { ...defaultSeverity, ...policy.severity };
  const cap: Level = policy.level === 'warn' ? 'warn' : 'block';
  const findings = evidence.findings.map((finding) => ({
    ...finding,
    level: capLevel(severity[finding.severity], cap),
  }));
  const judged = { findings, metrics: evidence.metrics };
  const judgement = { ...weigh(evidence, findings), ...judged };
  if (policy.allowFailure !== true) return judgement;
  if (judgement.verdict !== 'block' && judgement.verdict !== 'error') return judgement;
  return { ...judgement, verdict: 'warn', reason: `allowed to fail: ${judgement.reason}` };
}

function capLevel(level: Level, cap: Level): Level {
  return cap === 'warn' && level === 'block' ? 'warn' : level;
}

function weigh(
  evidence: Evidence,
  findings: readonly JudgedFinding[],
): Pick<Judgement, 'verdict' | 'reason'> {
  const blocking = countOf(findings, 'block');
  const { completeness, examined, note } = evidence;
  if (completeness === 'failed') return notJudged(note ?? 'nothing reliable was reported');
  if (blocking > 0) {
    return {
      verdict: 'block',
      reason: `${plural(blocking, 'finding')} ${blocking === 1 ? 'blocks' : 'block'}`,
    };
  }
  if (completeness === 'degraded') return notJudged(note ?? 'part of the work is missing');
  if (examined.count === 0) return notJudged(note ?? `0 ${examined.unit} were examined`);
  const warning = countOf(findings, 'warn');
  if (warning > 0) return { verdict: 'warn', reason: plural(warning, 'warning') };
  return { verdict: 'pass', reason: `${plural(examined.count, examined.unit)} examined` };
}

function notJudged(why: string): Pick<Judgement, 'verdict' | 'reason'> {
  return { verdict: 'error', reason: `could not be judged: ${why}` };
}

function countOf(findings: readonly JudgedFinding[], level: Level): number {
  return findings.filter((finding) => finding.level === level).length;
}

/** `1 finding`, `2 findings`. Units of adapters come in the plural: `files` loses its s for one. */
function plural(count: number, word: string): string {
  const singular = word.endsWith('s') ? word.slice(0, -1) : word;
  return `${count} ${count === 1 ? singular : `${singular}s`}`;
}
