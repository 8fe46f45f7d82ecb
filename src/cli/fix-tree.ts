import { join } from 'node:path';
import { type Result, success } from '../core/result.ts';
import { runProcess } from '../exec/run-process.ts';
import type { CommandSpec } from '../gates/define-gate.ts';
import type { Repository } from '../git/repository.ts';
import type { PlannedTask } from '../plan/plan.ts';
import { quoteCommand } from '../report/quote-command.ts';
import { toolEnvironment } from '../run/tool-environment.ts';
import type { CheckOptions } from './check-options.ts';
import type { Terminal } from './terminal.ts';
import { type PlannedTree, withPlan } from './with-plan.ts';

/**
 * Runs the fixers of the planned tasks in the work tree, one after the other, since two of them may
 * rewrite the same file. What they could not mend the judging that follows will find.
 */
export function fixTree(
  opening: Promise<Result<Repository>>,
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  cancel: AbortSignal,
): Promise<Result<void>> {
  return withPlan(opening, wanted, options, terminal, async (planned) => {
    for (const task of planned.plan.tasks) {
      if (!cancel.aborted) await fixTask(task, planned, terminal, cancel);
    }
    return success(undefined);
  });
}

async function fixTask(
  task: PlannedTask,
  { tree, config }: PlannedTree,
  terminal: Terminal,
  cancel: AbortSignal,
): Promise<void> {
  const cwd = join(config.directory, task.component?.root ?? '.');
  const spec = fixOf(task, tree.root, cwd);
  if (spec === undefined) return;
  const { end } = await runProcess({
    argv: spec.argv,
    cwd: spec.cwd ?? cwd,
    env: toolEnvironment(terminal.env, tree.root, cwd, { ...task.cell.env, ...spec.env }),
    keep: 'tail',
    timeoutMs: task.gate.timeoutMs,
    cancel,
  });
  const went = end.kind === 'exited' && end.code === 0 ? '' : '  (not everything could be mended)';
  const command = quoteCommand(spec.argv, task.component?.root);
  terminal.stderr.write(` fix  ${task.id}: ${command}${went}\n`);
}

function fixOf(task: PlannedTask, root: string, cwd: string): CommandSpec | undefined {
  if (task.decision.kind !== 'run') return undefined;
  return task.cell.bound.fix?.({ root, cwd, reports: cwd, matrix: task.cell.matrix });
}
