import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ResolvedConfig } from '../../config/resolved-config.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import { failWith, type Result, success } from '../../core/result.ts';
import type { RunResult } from '../../core/run-result.ts';
import type { SnapshotRequest } from '../../git/snapshot.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Cancellation, listenForSignals } from '../../run/cancellation.ts';
import { loadDurations } from '../../run/durations.ts';
import type { Reporter } from '../../run/events.ts';
import { openLogs } from '../../run/logs.ts';
import type { RunContext } from '../../run/run-context.ts';
import { runPlan } from '../../run/run-plan.ts';
import { findChangedLines } from '../find-changed-lines.ts';
import { type JudgedTree, openJudgedTree } from '../judged-tree.ts';
import { openBaseline } from '../open-baseline.ts';
import { openReporter } from '../open-reporter.ts';
import { gateVersion, selfCommand } from '../package-directory.ts';
import { loadTreeConfig, preparePlan } from '../prepare-plan.ts';
import { reportFailure } from '../report-failure.ts';
import { inCi, type Terminal } from '../terminal.ts';

/** The options of `gate check` as the command line gives them. */
export interface CheckOptions {
  readonly stage: string;
  readonly staged?: boolean;
  readonly commit?: string;
  readonly since?: string;
  readonly all?: boolean;
  readonly fix?: boolean;
  readonly failFast?: boolean;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly reporter?: 'listr' | 'plain' | 'json' | 'silent';
  /** `json=FILE` */
  readonly report?: readonly string[];
  readonly config?: string;
  /** What to say at the end when a hook refuses; hooks set it. */
  readonly refusal?: string;
}

/** Judges a tree. @returns the exit code */
export async function check(
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const cancellation = listenForSignals();
  try {
    if (options.fix === true) {
      const fixed = await fixFirst(wanted, options, terminal, cancellation);
      if (!fixed.ok) return reportFailure(fixed.failure, terminal);
    }
    const result = await judgeTree(wanted, options, terminal, cancellation);
    if (!result.ok) return reportFailure(result.failure, terminal);
    return cancellation.exitCode() ?? exitCodeOf(result.value.verdict);
  } finally {
    cancellation.dispose();
  }
}

/** Judges the work tree for a command that wants to know the result. */
export async function judgeWorkTree(
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<Result<RunResult>> {
  const cancellation = listenForSignals();
  try {
    return await judgeTree(wanted, options, terminal, cancellation);
  } finally {
    cancellation.dispose();
  }
}

async function fixFirst(
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  cancellation: Cancellation,
): Promise<Result<void>> {
  if (options.staged === true || options.commit !== undefined) {
    return failWith('not-supported', {
      message: '--fix mends the work tree; with --staged or --commit it is not supported yet',
      next: ['gate check --fix'],
    });
  }
  return withPlan(wanted, options, terminal, async (tree, config, plan) => {
    const { fixTree } = await import('../fix-tree.ts');
    await fixTree(tree, config, plan, terminal, cancellation.signal);
    return success(undefined);
  });
}

function judgeTree(
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  cancellation: Cancellation,
): Promise<Result<RunResult>> {
  return withPlan(wanted, options, terminal, async (tree, config, plan) => {
    const context = await createContext(tree, config, plan, options, terminal, cancellation);
    if (!context.ok) return context;
    const reporter = await openReporter(options, config, tree, terminal);
    const result = await runReported(reporter, plan, context.value);
    const written = await writeReports(options.report ?? [], result, terminal);
    return written.ok ? success(result) : written;
  });
}

async function createContext(
  tree: JudgedTree,
  config: ResolvedConfig,
  plan: Plan,
  options: CheckOptions,
  terminal: Terminal,
  cancellation: Cancellation,
): Promise<Result<RunContext>> {
  const stateDirectory = join(tree.repository.commonDir, 'gate');
  const [durations, logs, baseline, changedLines] = await Promise.all([
    loadDurations(stateDirectory),
    openLogs(stateDirectory, new Date()),
    openBaseline(config, terminal.cwd),
    findChangedLines(tree, config, plan, options.since),
  ]);
  if (!baseline.ok) return baseline;
  if (!changedLines.ok) return changedLines;
  return success({
    config,
    snapshot: tree.judged,
    root: tree.root,
    directory: config.directory,
    logs,
    durations,
    baseline: baseline.value,
    ...(changedLines.value === undefined ? {} : { changedLines: changedLines.value }),
    self: selfCommand,
    env: terminal.env,
    gateVersion: gateVersion(),
    jobs: options.jobs ?? config.local.jobs ?? availableParallelism(),
    failFast: options.failFast === true,
    ci: inCi(terminal),
    interrupt: cancellation.signal,
  });
}

/** Also a run that ends with a bug gives the terminal back. */
async function runReported(
  reporter: Reporter,
  plan: Plan,
  context: RunContext,
): Promise<RunResult> {
  try {
    return await runPlan(plan, context, (event) => reporter.handle(event));
  } finally {
    await reporter.close();
  }
}

/** Opens the tree, loads its config, makes the plan, and gives everything back afterwards. */
async function withPlan<T>(
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  use: (tree: JudgedTree, config: ResolvedConfig, plan: Plan) => Promise<Result<T>>,
): Promise<Result<T>> {
  const tree = await openJudgedTree(terminal, snapshotRequest(options));
  if (!tree.ok) return tree;
  try {
    const config = await loadTreeConfig(tree.value, terminal, options.config);
    if (!config.ok) return config;
    const plan = await preparePlan(tree.value, config.value, {
      stage: options.stage,
      wanted,
      all: options.all === true,
      ...(options.since === undefined ? {} : { since: options.since }),
    });
    if (!plan.ok) return plan;
    return await use(tree.value, config.value, plan.value);
  } finally {
    await tree.value.release();
  }
}

/** Which content `--staged`, `--commit REV` or neither stand for. */
export function snapshotRequest(options: Pick<CheckOptions, 'staged' | 'commit'>): SnapshotRequest {
  if (options.commit !== undefined) return { source: 'commit', revision: options.commit };
  return { source: options.staged === true ? 'index' : 'worktree' };
}

async function writeReports(
  wanted: readonly string[],
  result: RunResult,
  terminal: Terminal,
): Promise<Result<void>> {
  if (wanted.length === 0) return success(undefined);
  const { renderJson } = await import('../../report/json.ts');
  for (const report of wanted) {
    const file = resolve(terminal.cwd, report.slice(report.indexOf('=') + 1));
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, renderJson(result));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return failWith('report-not-written', {
        message: `the report ${file} cannot be written: ${why}`,
      });
    }
  }
  return success(undefined);
}
