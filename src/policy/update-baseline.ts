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
  const entries = new Map(old.map((entry) => [`${entry.task}\n${entry.metric}`, entry]));
  for (const { id: task, metrics } of judged) {
    for (const { name: metric, value, unit, better } of metrics) {
      const before = entries.get(`${task}\n${metric}`);
      if (before?.value === value) continue;
      const isWorse =
        before !== undefined && (better === 'higher' ? value < before.value : value > before.value);
      if (isWorse && reason === undefined) return needsReason(`${metric} of ${task} gets worse`);
      entries.set(`${task}\n${metric}`, {
        task,
        metric,
        value,
        unit,
        ...(isWorse && reason !== undefined ? { reason } : {}),
      });
      changes.push(
        `${task} ${metric}: ${before === undefined ? 'new' : before.value} → ${value} ${unit}`,
      );
    }
  }
  return success({ entries: [...entries.values()], changes });
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
  const { reason, until } = request;
  if (reason === undefined)
    return needsReason('accepting a finding means that somebody answers for it');
  const added = new Map<string, AcceptedFinding>();
  for (const { gate, findings } of judged) {
    for (const { tool, rule, file, fingerprint, level, accepted } of findings) {
      if (level === 'note' || accepted !== undefined || fingerprint === undefined) continue;
      const key = JSON.stringify([gate, tool, rule, file, fingerprint]);
      const count = (added.get(key)?.count ?? 0) + 1;
      added.set(key, {
        gate,
        tool,
        rule,
        fingerprint,
        count,
        reason,
        ...(file === undefined ? {} : { file }),
        ...(until === undefined ? {} : { until }),
      });
    }
  }
  const accepted = [...added.values()].map(withoutSingleCount);
  changes.push(...accepted.map((entry) => `accepted: ${inWords(entry)}`));
  return success({ entries: [...kept, ...accepted], changes });
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

function withoutSingleCount(entry: AcceptedFinding): AcceptedFinding {
  const { count, ...rest } = entry;
  return count === 1 || count === undefined ? rest : { ...rest, count };
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
