import { relative } from 'node:path';
import type { TaskResult } from '../core/run-result.ts';
import type { PlannedTask } from '../plan/plan.ts';
import type { AcceptedFinding } from '../policy/baseline.ts';
import type { Judgement } from '../policy/judge.ts';
import { type Attempt, attemptTask, type TaskHooks } from './attempt-task.ts';
import type { ToolChecker } from './check-tool.ts';
import { judgeTask } from './judge-task.ts';
import type { RunContext } from './run-context.ts';
import { taskDirectory } from './task-directory.ts';

/** What became of a task, and which entries of the baseline had a part in it. */
export interface TaskOutcome {
  readonly result: TaskResult;
  readonly used: readonly AcceptedFinding[];
}

/**
 * Runs a task until it passes or its retries are used up. A pass that was not the first attempt is
 * a warning: the task is flaky.
 */
export async function runTask(
  task: PlannedTask,
  context: RunContext,
  tools: ToolChecker,
  hooks: TaskHooks,
): Promise<TaskOutcome> {
  const startedAt = performance.now();
  const attemptLimit = task.gate.retries + 1;
  for (let number = 1; ; number += 1) {
    hooks.onAttempt(number);
    const attempt = await attemptTask(task, context, tools, hooks, number);
    const judgement = judgeTask(task, attempt.evidence, context, attempt.toolMissing === true);
    const result = {
      ...describeAttempt(task, context, attempt, judgement),
      attempts: number,
      durationMs: performance.now() - startedAt,
    };
    if (hooks.cancel.aborted) return { result: cancelled(result), used: [] };
    const { used } = judgement;
    const passed = result.verdict === 'pass' || result.verdict === 'warn';
    if (passed && number > 1) {
      const reason = `flaky: passed on attempt ${number} of ${attemptLimit}`;
      return { result: { ...result, verdict: 'warn', reason }, used };
    }
    if (passed || number === attemptLimit) return { result, used };
  }
}

function cancelled(result: TaskResult): TaskResult {
  return { ...result, state: 'skipped', verdict: 'skipped', reason: 'cancelled', findings: [] };
}

function describeAttempt(
  task: PlannedTask,
  context: RunContext,
  attempt: Attempt,
  judgement: Judgement,
): Omit<TaskResult, 'attempts' | 'durationMs'> {
  const { gate, cell, component } = task;
  const { evidence, outcome, spec, fix, next } = attempt;
  const mends = fix !== undefined && judgement.findings.length > 0;
  return {
    id: task.id,
    gate: gate.name,
    uses: gate.uses,
    ...(component === undefined ? {} : { component: component.name }),
    matrix: cell.matrix,
    state: 'ran',
    ...weightOf(judgement, attempt),
    ...(spec === undefined
      ? {}
      : {
          command: spec.argv,
          cwd: relative(context.root, spec.cwd ?? taskDirectory(task, context)) || '.',
        }),
    ...(outcome?.end.kind === 'exited' ? { exitCode: outcome.end.code } : {}),
    examined: evidence.examined,
    findings: judgement.findings,
    metrics: judgement.metrics,
    ...(mends ? { fix: fix.argv } : {}),
    ...(next === undefined ? expiredNext(judgement) : { next }),
    ...(outcome?.log === undefined ? {} : { log: outcome.log }),
    needs: task.needs,
  };
}

/** A pass of another version of the tool than the pinned one is a pass with a warning. */
function weightOf(
  { verdict, reason }: Judgement,
  { warning }: Attempt,
): Pick<TaskResult, 'verdict' | 'reason'> {
  if (warning === undefined || verdict !== 'pass') return { verdict, reason };
  return { verdict: 'warn', reason: warning };
}

function expiredNext({ expired }: Judgement): Pick<TaskResult, 'next'> {
  if (expired.length === 0) return {};
  const last = expired[0];
  return { next: [`accepted until ${last?.until ?? ''}, which is over: “${last?.reason ?? ''}”`] };
}
