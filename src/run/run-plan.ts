import type { RunResult, TaskResult } from '../core/run-result.ts';
import { worstVerdict } from '../core/verdict.ts';
import type { Plan } from '../plan/plan.ts';
import { criticalPath } from './critical-path.ts';
import type { RunEvent } from './events.ts';
import type { RunContext } from './run-context.ts';
import { Schedule } from './schedule.ts';
import { staleEntries } from './stale-entries.ts';

/**
 * Runs a plan: each task when those that it needs have passed and a slot is free. Tells what
 * happens through `emit`, in order.
 *
 * @returns the result, also of a run that was interrupted: its open tasks are then skipped
 */
export async function runPlan(
  plan: Plan,
  context: RunContext,
  emit: (event: RunEvent) => void,
): Promise<RunResult> {
  const startedAt = new Date();
  const clock = performance.now();
  const { expected } = context.durations;
  emit({
    kind: 'run-started',
    stage: plan.stage,
    snapshot: context.snapshot,
    tasks: plan.tasks.map(({ id, needs, gate }) => {
      const expectedMs = expected.get(id);
      return {
        id,
        needs,
        exclusive: gate.exclusive,
        ...(expectedMs === undefined ? {} : { expectedMs }),
      };
    }),
  });
  const notices: string[] = [];
  const notice = (message: string) => {
    notices.push(message);
    emit({ kind: 'notice', message });
  };
  plan.notices.forEach(notice);

  const schedule = new Schedule(plan, context, clock, emit);
  const results = await schedule.run();
  const unsaved = await context.durations.save(measuredDurations(results));
  if (unsaved !== undefined) notice(unsaved);
  const stale = staleEntries(context.baseline, results, schedule.usedEntries);
  if (stale !== undefined) notice(stale);
  const interrupted = context.interrupt.aborted;
  const result: RunResult = {
    schemaVersion: 1,
    gateVersion: context.gateVersion,
    verdict: worstVerdict([
      ...results.map(({ verdict }) => verdict),
      ...(interrupted ? ['error' as const] : []),
    ]),
    interrupted,
    stage: plan.stage,
    snapshot: context.snapshot,
    startedAt: startedAt.toISOString(),
    durationMs: performance.now() - clock,
    criticalPath: criticalPath(results),
    notices,
    tasks: results,
  };
  emit({ kind: 'run-finished', result });
  return result;
}

function measuredDurations(results: readonly TaskResult[]): ReadonlyMap<string, number> {
  const judged = results.filter(({ state, verdict }) => state === 'ran' && verdict !== 'error');
  return new Map(judged.map(({ id, durationMs }) => [id, Math.round(durationMs)]));
}
