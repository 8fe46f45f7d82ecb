import type { Evidence } from '../core/evidence.ts';
import type { PlannedTask } from '../plan/plan.ts';
import { type Judgement, judge } from '../policy/judge.ts';
import type { RunContext } from './run-context.ts';

/**
 * Weighs the evidence of a task by its gate's config, the baseline and what changed.
 * @param toolMissing the tool is not installed, which the config may weigh apart from other errors
 */
export function judgeTask(
  { id, gate, cell }: PlannedTask,
  evidence: Evidence,
  context: RunContext,
  toolMissing: boolean,
): Judgement {
  const { baseline, changedLines, ci } = context;
  const softened = toolMissing ? gate.whenMissing : gate.onError;
  return judge(evidence, {
    severity: gate.severity,
    level: gate.level,
    allowFailure: cell.allowFailure,
    limits: gate.limits,
    referenceOf: (metric) =>
      baseline.metrics.find((one) => one.task === id && one.metric === metric)?.value,
    accepted: baseline.findings.filter((one) => one.gate === gate.name),
    today: new Date().toISOString().slice(0, 10),
    ...(changedLines === undefined ? {} : { changedLines }),
    onError: ci ? 'block' : softened,
  });
}
