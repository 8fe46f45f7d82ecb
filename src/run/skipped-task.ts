import type { TaskResult } from '../core/run-result.ts';
import type { PlannedTask } from '../plan/plan.ts';

/** The result of a task that is not run. */
export function skippedResult(task: PlannedTask, reason: string): TaskResult {
  const { id, gate, component, cell, needs } = task;
  return {
    id,
    gate: gate.name,
    uses: gate.uses,
    ...(component === undefined ? {} : { component: component.name }),
    matrix: cell.matrix,
    state: 'skipped',
    verdict: 'skipped',
    reason,
    attempts: 0,
    durationMs: 0,
    findings: [],
    metrics: [],
    needs,
  };
}

/**
 * Why a waiting task will not run: the plan says so, or one that it needs did not pass. A need that
 * the plan itself skips stands in nobody's way.
 *
 * @param skippedByPlan ids of the tasks that the plan skips
 */
export function whyNotReady(
  task: PlannedTask,
  results: ReadonlyMap<string, TaskResult>,
  skippedByPlan: ReadonlySet<string>,
): string | undefined {
  if (task.decision.kind === 'skip') return task.decision.reason;
  for (const id of task.needs) {
    const verdict = results.get(id)?.verdict;
    if (verdict === 'block') return `needs ${id}, which blocks`;
    if (verdict === 'error') return `needs ${id}, which could not be judged`;
    if (verdict === 'skipped' && !skippedByPlan.has(id)) return `needs ${id}, which was not run`;
  }
  return undefined;
}
