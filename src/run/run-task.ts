import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Evidence, failedEvidence } from '../core/evidence.ts';
import type { TaskResult } from '../core/run-result.ts';
import type { ProcessOutcome } from '../exec/process-outcome.ts';
import { runProcess } from '../exec/run-process.ts';
import type { BoundGate, CommandSpec, TaskContext } from '../gates/define-gate.ts';
import type { PlannedTask } from '../plan/plan.ts';
import { judge } from '../policy/judge.ts';
import type { ToolChecker } from './check-tool.ts';
import { locateEvidence } from './locate-evidence.ts';
import { readEvidence } from './read-evidence.ts';
import type { RunContext } from './run-context.ts';
import { toolEnvironment } from './tool-environment.ts';

/** Reports that are larger than this are not read, in bytes. */
const reportLimit = 64 * 1024 * 1024;

export interface TaskHooks {
  /** Ends the task; it then counts as cancelled. */
  readonly cancel: AbortSignal;
  onAttempt(attempt: number): void;
  onOutput(chunk: Buffer): void;
}

/** What one attempt showed, before it is weighed. */
interface Attempt {
  readonly evidence: Evidence;
  readonly outcome?: ProcessOutcome & { readonly log?: string };
  readonly spec?: CommandSpec;
  readonly fix?: CommandSpec;
  readonly next?: readonly string[];
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
): Promise<TaskResult> {
  const startedAt = performance.now();
  const attemptLimit = task.gate.retries + 1;
  for (let number = 1; ; number += 1) {
    hooks.onAttempt(number);
    const attempt = await attemptTask(task, context, tools, hooks, number);
    const result = {
      ...describeAttempt(task, context, attempt),
      attempts: number,
      durationMs: performance.now() - startedAt,
    };
    if (hooks.cancel.aborted)
      return { ...result, state: 'skipped', verdict: 'skipped', reason: 'cancelled', findings: [] };
    const passed = result.verdict === 'pass' || result.verdict === 'warn';
    if (passed && number > 1)
      return {
        ...result,
        verdict: 'warn',
        reason: `flaky: passed on attempt ${number} of ${attemptLimit}`,
      };
    if (passed || number === attemptLimit) return result;
  }
}

function describeAttempt(
  task: PlannedTask,
  context: RunContext,
  attempt: Attempt,
): Omit<TaskResult, 'attempts' | 'durationMs'> {
  const { gate, cell, component } = task;
  const { evidence, outcome, spec, fix, next } = attempt;
  const judgement = judge(evidence, {
    severity: gate.severity,
    level: gate.level,
    allowFailure: cell.allowFailure,
  });
  const mends = fix !== undefined && judgement.findings.length > 0;
  return {
    id: task.id,
    gate: gate.name,
    uses: gate.uses,
    ...(component === undefined ? {} : { component: component.name }),
    matrix: cell.matrix,
    state: 'ran',
    verdict: judgement.verdict,
    reason: judgement.reason,
    ...(spec === undefined
      ? {}
      : {
          command: spec.argv,
          cwd: relative(context.root, spec.cwd ?? cwdOf(task, context)) || '.',
        }),
    ...(outcome?.end.kind === 'exited' ? { exitCode: outcome.end.code } : {}),
    examined: evidence.examined,
    findings: judgement.findings,
    metrics: judgement.metrics,
    ...(mends ? { fix: fix.argv } : {}),
    ...(next === undefined ? {} : { next }),
    ...(outcome?.log === undefined ? {} : { log: outcome.log }),
    needs: task.needs,
  };
}

async function attemptTask(
  task: PlannedTask,
  context: RunContext,
  tools: ToolChecker,
  hooks: TaskHooks,
  number: number,
): Promise<Attempt> {
  const { bound } = task.cell;
  const cwd = cwdOf(task, context);
  if (!existsSync(cwd)) {
    return {
      evidence: failedEvidence(`the directory ${task.component?.root ?? '.'} is not in this tree`),
    };
  }
  const env = toolEnvironment(context.env, context.root, cwd, task.cell.env);
  const problem = bound.tool && (await tools.check(bound.tool, cwd, env, hooks.cancel));
  if (problem !== undefined)
    return { evidence: failedEvidence(problem.message), next: problem.next };

  const reports = await makeReportDirectory();
  if (typeof reports !== 'string') return reports;
  try {
    return await callTool(
      task,
      { root: context.root, cwd, reports, matrix: task.cell.matrix },
      context,
      hooks,
      number,
    );
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}

async function makeReportDirectory(): Promise<string | Attempt> {
  try {
    return await mkdtemp(join(tmpdir(), 'gate-reports-'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      evidence: failedEvidence(`there is no place for the reports of tools: ${why}`),
      next: ['TMPDIR=/another/directory gate check'],
    };
  }
}

async function callTool(
  task: PlannedTask,
  taskContext: TaskContext,
  context: RunContext,
  hooks: TaskHooks,
  number: number,
): Promise<Attempt> {
  const { bound } = task.cell;
  const spec = bound.command(taskContext);
  const cwd = spec.cwd ?? taskContext.cwd;
  const paths = Object.entries(spec.reports ?? {});
  await Promise.all(paths.map(([, path]) => rm(path, { force: true })));
  const outcome = await runProcess({
    argv: spec.argv[0] === 'gate' ? [...context.self, ...spec.argv.slice(1)] : spec.argv,
    cwd,
    env: toolEnvironment(context.env, context.root, cwd, { ...task.cell.env, ...spec.env }),
    keep: bound.keepsTailOnly ? 'tail' : 'all',
    timeoutMs: task.gate.timeoutMs,
    cancel: hooks.cancel,
    logFile: join(context.logs, `${fileNameOf(task.id)}${number === 1 ? '' : `.${number}`}.log`),
    onOutput: hooks.onOutput,
  });
  const texts = await Promise.all(
    paths.map(async ([name, path]) => [name, await readReport(path)] as const),
  );
  const evidence = readSafely(bound, spec, taskContext, outcome, Object.fromEntries(texts));
  const fix = bound.fix?.(taskContext);
  return {
    evidence: locateEvidence(evidence, cwd, context.root),
    outcome,
    spec,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** An adapter that throws is a bug, and a bug must not look like a verdict either. */
function readSafely(
  bound: BoundGate,
  spec: CommandSpec,
  taskContext: TaskContext,
  outcome: ProcessOutcome,
  reports: Readonly<Record<string, string | undefined>>,
): Evidence {
  try {
    return readEvidence(bound, spec, taskContext, outcome, reports);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failedEvidence(`gate cannot read what ${bound.id} printed (a bug of gate): ${why}`);
  }
}

async function readReport(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    return size > reportLimit ? undefined : await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

function cwdOf(task: PlannedTask, context: RunContext): string {
  return join(context.directory, task.component?.root ?? '.');
}

/** `clippy[stoq,stable]` becomes `clippy.stoq.stable`: what is safe in a file name everywhere. */
function fileNameOf(id: string): string {
  return id
    .replaceAll(/[[,]/g, '.')
    .replaceAll(']', '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '_')
    .slice(0, 120);
}
