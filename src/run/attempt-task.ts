import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Evidence, failedEvidence } from '../core/evidence.ts';
import type { ProcessOutcome } from '../exec/process-outcome.ts';
import { runProcess } from '../exec/run-process.ts';
import type { BoundGate, CommandSpec, TaskContext } from '../gates/define-gate.ts';
import type { PlannedTask } from '../plan/plan.ts';
import type { ToolChecker } from './check-tool.ts';
import { identifyFindings } from './identify-findings.ts';
import { locateEvidence } from './locate-evidence.ts';
import { missingDependencies } from './missing-dependencies.ts';
import { removeOldReports } from './old-reports.ts';
import { readEvidence } from './read-evidence.ts';
import type { RunContext } from './run-context.ts';
import { taskDirectory } from './task-directory.ts';
import { toolEnvironment } from './tool-environment.ts';

/** Reports that are larger than this are not read, in bytes. */
const reportLimit = 64 * 1024 * 1024;

/** What the runner of a task is told and tells while it runs. */
export interface TaskHooks {
  /** Ends the task; it then counts as cancelled. */
  readonly cancel: AbortSignal;
  onAttempt(attempt: number): void;
  onOutput(chunk: Buffer): void;
}

/** What one attempt showed, before it is weighed. */
export interface Attempt {
  readonly evidence: Evidence;
  readonly outcome?: ProcessOutcome & { readonly log?: string };
  readonly spec?: CommandSpec;
  readonly fix?: CommandSpec;
  readonly next?: readonly string[];
  /** What speaks against the tool, though it worked. */
  readonly warning?: string;
  /** The tool is not there, or cannot be used. */
  readonly toolMissing?: true;
}

/** Checks the tool, calls it once and reads what it left. */
export async function attemptTask(
  task: PlannedTask,
  context: RunContext,
  tools: ToolChecker,
  hooks: TaskHooks,
  number: number,
): Promise<Attempt> {
  const { bound } = task.cell;
  const cwd = taskDirectory(task, context);
  if (!existsSync(cwd)) {
    return {
      evidence: failedEvidence(`the directory ${task.component?.root ?? '.'} is not in this tree`),
    };
  }
  const lacking = missingDependencies(task, context, cwd);
  if (lacking !== undefined) {
    return { evidence: failedEvidence(lacking.message), next: lacking.next, toolMissing: true };
  }
  const env = toolEnvironment(context.env, context.root, cwd, task.cell.env);
  const problem = bound.tool && (await tools.check(bound.tool, cwd, env, hooks.cancel));
  if (problem?.level === 'error') {
    return { evidence: failedEvidence(problem.message), next: problem.next, toolMissing: true };
  }
  const reports = await makeReportDirectory();
  if (typeof reports !== 'string') return reports;
  try {
    const attempt = await callTool(
      task,
      taskContext(task, context, cwd, reports),
      context,
      hooks,
      number,
    );
    return problem === undefined
      ? attempt
      : { ...attempt, warning: problem.message, next: problem.next };
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}

function taskContext(
  { cell }: PlannedTask,
  { root, commits, messageFile }: RunContext,
  cwd: string,
  reports: string,
): TaskContext {
  return {
    root,
    cwd,
    reports,
    matrix: cell.matrix,
    ...(commits === undefined ? {} : { commits }),
    ...(messageFile === undefined ? {} : { messageFile }),
  };
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
  given: TaskContext,
  context: RunContext,
  hooks: TaskHooks,
  number: number,
): Promise<Attempt> {
  const { bound } = task.cell;
  const spec = bound.command(given);
  const cwd = spec.cwd ?? given.cwd;
  const paths = Object.entries(spec.reports ?? {});
  const left = await removeOldReports(
    paths.map(([, path]) => path),
    context.root,
  );
  if (left !== undefined) return { evidence: failedEvidence(left), spec };
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
  const evidence = readSafely(bound, spec, given, outcome, Object.fromEntries(texts));
  const fix = bound.fix?.(given);
  const located = locateEvidence(evidence, cwd, context.root);
  return {
    evidence: { ...located, findings: await identifyFindings(located.findings, context.root) },
    outcome,
    spec,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** An adapter that throws is a bug, and a bug must not look like a verdict either. */
function readSafely(
  bound: BoundGate,
  spec: CommandSpec,
  given: TaskContext,
  outcome: ProcessOutcome,
  reports: Readonly<Record<string, string | undefined>>,
): Evidence {
  try {
    return readEvidence(bound, spec, given, outcome, reports);
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

/** `clippy[stoq,stable]` becomes `clippy.stoq.stable`: what is safe in a file name everywhere. */
function fileNameOf(id: string): string {
  return id
    .replaceAll(/[[,]/g, '.')
    .replaceAll(']', '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '_')
    .slice(0, 120);
}
