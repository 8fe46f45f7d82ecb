import type { Metric } from '../core/metric.ts';
import { failWith, type Result, success } from '../core/result.ts';
import type { RunResult, TaskResult } from '../core/run-result.ts';
import type { AcceptedFinding, Baseline, ReferenceMetric } from './baseline.ts';

/** What a person says with an update. */
export interface UpdateRequest {
  /** Accept what blocks or warns now; needs a reason. */
  readonly accept: boolean;
  readonly reason?: string;
  /** Last day of the new acceptances, `2027-01-31`. */
  readonly until?: string;
}

export interface BaselineUpdate {
  readonly baseline: Baseline;
  /** What is different, one line each. */
  readonly changes: readonly string[];
}

/**
 * Brings the baseline to what a run showed: references get the run's values, entries that accept
 * nothing any more go, and new findings are accepted if asked. Only gates and tasks that were judged
 * are touched. Making a reference worse, and accepting a finding, need a reason, which is kept.
 *
 * Failure: `reason-missing`.
 */
export function updateBaseline(
  baseline: Baseline,
  run: Pick<RunResult, 'tasks'>,
  request: UpdateRequest,
): Result<BaselineUpdate> {
  const judged = run.tasks.filter(({ state, verdict }) => state === 'ran' && verdict !== 'error');
  const references = updateReferences(baseline.metrics, judged, request);
  if (!references.ok) return references;
  const findings = updateFindings(baseline.findings, judged, request);
  if (!findings.ok) return findings;
  return success({
    baseline: { metrics: references.value.entries, findings: findings.value.entries },
    changes: [...references.value.changes, ...findings.value.changes],
  });
}

interface Updated<T> {
  readonly entries: readonly T[];
  readonly changes: readonly string[];
}

function updateReferences(
  old: readonly ReferenceMetric[],
  judged: readonly TaskResult[],
  { reason }: UpdateRequest,
): Result<Updated<ReferenceMetric>> {
  const changes: string[] = [];
  const entries = new Map(old.map((entry) => [keyOf(entry.task, entry.metric), entry]));
  const measured = judged.flatMap(({ id, metrics }) => metrics.map((metric) => ({ id, metric })));
  for (const { id: task, metric } of measured) {
    const { name, value, unit } = metric;
    const before = entries.get(keyOf(task, name))?.value;
    if (before === value) continue;
    const isWorse = before !== undefined && gotWorse(metric, before);
    if (isWorse && reason === undefined) return needsReason(`${name} of ${task} gets worse`);
    const kept = isWorse && reason !== undefined ? { reason } : {};
    entries.set(keyOf(task, name), { task, metric: name, value, unit, ...kept });
    changes.push(`${task} ${name}: ${before ?? 'new'} → ${value} ${unit}`);
  }
  return success({ entries: [...entries.values()], changes });
}

function keyOf(task: string, metric: string): string {
  return JSON.stringify([task, metric]);
}

function gotWorse({ value, better }: Metric, before: number): boolean {
  return better === 'higher' ? value < before : value > before;
}

function updateFindings(
  old: readonly AcceptedFinding[],
  judged: readonly TaskResult[],
  request: UpdateRequest,
): Result<Updated<AcceptedFinding>> {
  const gates = new Set(judged.map(({ gate }) => gate));
  const kept = old.filter((entry) => !gates.has(entry.gate) || isStillThere(entry, judged));
  const changes = old
    .filter((entry) => !kept.includes(entry))
    .map((entry) => `no longer found: ${inWords(entry)}`);
  if (!request.accept) return success({ entries: kept, changes });
  if (request.reason === undefined) {
    return needsReason('accepting a finding means that somebody answers for it');
  }
  const accepted = newEntries(judged, request.reason, request.until);
  changes.push(...accepted.map((entry) => `accepted: ${inWords(entry)}`));
  return success({ entries: [...kept, ...accepted], changes });
}

/** An entry for each different finding that is above a note and not accepted yet. */
function newEntries(
  judged: readonly TaskResult[],
  reason: string,
  until: string | undefined,
): AcceptedFinding[] {
  const entries = new Map<string, AcceptedFinding>();
  const open = judged.flatMap(({ gate, findings }) =>
    findings
      .filter(({ level, accepted }) => level !== 'note' && accepted === undefined)
      .map((finding) => ({ gate, ...finding })),
  );
  for (const { gate, tool, rule, file, fingerprint } of open) {
    if (fingerprint === undefined) continue;
    const key = JSON.stringify([gate, tool, rule, file, fingerprint]);
    const known = entries.get(key);
    entries.set(key, {
      gate,
      tool,
      rule,
      fingerprint,
      reason,
      ...(file === undefined ? {} : { file }),
      ...(until === undefined ? {} : { until }),
      ...(known === undefined ? {} : { count: (known.count ?? 1) + 1 }),
    });
  }
  return [...entries.values()];
}

function isStillThere(entry: AcceptedFinding, judged: readonly TaskResult[]): boolean {
  return judged.some(
    ({ gate, findings }) =>
      gate === entry.gate &&
      findings.some(
        ({ fingerprint, tool, rule }) =>
          fingerprint === entry.fingerprint && tool === entry.tool && rule === entry.rule,
      ),
  );
}

function inWords({ gate, rule, file }: AcceptedFinding): string {
  return `${gate} ${rule}${file === undefined ? '' : ` in ${file}`}`;
}

function needsReason(why: string): Result<never> {
  return failWith('reason-missing', {
    message: `${why}: that needs a reason, which the baseline keeps`,
    next: ['gate baseline update --reason "…"'],
  });
}
