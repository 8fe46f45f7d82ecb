import { join } from 'node:path';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import { runProcess } from '../exec/run-process.ts';
import type { CommandSpec } from '../gates/define-gate.ts';
import type { Plan, PlannedTask } from '../plan/plan.ts';
import { quoteCommand } from '../report/quote-command.ts';
import { toolEnvironment } from '../run/tool-environment.ts';
import type { JudgedTree } from './judged-tree.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs the fixers of the planned tasks in the work tree, one after the other, since two of them may
 * rewrite the same file. What they could not mend the judging that follows will find.
 */
export async function fixTree(
  tree: JudgedTree,
  config: ResolvedConfig,
  plan: Plan,
  terminal: Terminal,
  cancel: AbortSignal,
): Promise<void> {
  for (const task of plan.tasks) {
    if (cancel.aborted) return;
    const cwd = join(config.directory, task.component?.root ?? '.');
    const spec = fixOf(task, tree.root, cwd);
    if (spec === undefined) continue;
    const outcome = await runProcess({
      argv: spec.argv,
      cwd: spec.cwd ?? cwd,
      env: toolEnvironment(terminal.env, tree.root, cwd, { ...task.cell.env, ...spec.env }),
      keep: 'tail',
      timeoutMs: task.gate.timeoutMs,
      cancel,
    });
    const { end } = outcome;
    const went =
      end.kind === 'exited' && end.code === 0 ? '' : '  (not everything could be mended)';
    terminal.stderr.write(
      ` fix  ${task.id}: ${quoteCommand(spec.argv, task.component?.root)}${went}\n`,
    );
  }
}

function fixOf(task: PlannedTask, root: string, cwd: string): CommandSpec | undefined {
  if (task.decision.kind !== 'run') return undefined;
  return task.cell.bound.fix?.({ root, cwd, reports: cwd, matrix: task.cell.matrix });
}
