import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Result, success } from '../core/result.ts';
import type { RunResult } from '../core/run-result.ts';
import type { Repository } from '../git/repository.ts';
import type { Plan } from '../plan/plan.ts';
import type { Cancellation } from '../run/cancellation.ts';
import { loadDurations } from '../run/durations.ts';
import type { Reporter } from '../run/events.ts';
import { openLogs } from '../run/logs.ts';
import type { RunContext } from '../run/run-context.ts';
import { runPlan } from '../run/run-plan.ts';
import type { CheckOptions } from './check-options.ts';
import { findChangedLines } from './find-changed-lines.ts';
import { openBaseline } from './open-baseline.ts';
import { openReporter } from './open-reporter.ts';
import { gateVersion, selfCommand } from './package-directory.ts';
import { inCi, type Terminal } from './terminal.ts';
import { type PlannedTree, withPlan } from './with-plan.ts';
import { writeReports } from './write-reports.ts';

/** Judges the tree that the options name, and shows and writes what they ask for. */
export function judgeTree(
  opening: Promise<Result<Repository>>,
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  cancellation: Cancellation,
): Promise<Result<RunResult>> {
  return withPlan(opening, wanted, options, terminal, async (planned) => {
    const context = await createContext(planned, options, terminal, cancellation);
    if (!context.ok) return context;
    const reporter = await openReporter(options, planned.config, planned.tree, terminal);
    const result = await runReported(reporter, planned.plan, context.value);
    const written = await writeReports(options.report ?? [], result, terminal.cwd);
    return written.ok ? success(result) : written;
  });
}

async function createContext(
  { tree, config, plan }: PlannedTree,
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
    unlinked: tree.unlinked,
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
    ...(options.commits === undefined ? {} : { commits: options.commits }),
    ...(options.messageFile === undefined ? {} : { messageFile: options.messageFile }),
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
