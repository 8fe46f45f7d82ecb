import { join } from 'node:path';
import { exitCodes } from '../../core/exit-code.ts';
import { success } from '../../core/result.ts';
import { openRepository } from '../../git/repository.ts';
import { type PlanView, planToJson, renderPlan } from '../../report/plan.ts';
import { writeAll } from '../../report/writer.ts';
import { loadDurations } from '../../run/durations.ts';
import type { CheckOptions } from '../check-options.ts';
import { pageFor } from '../page-for.ts';
import { reportFailure } from '../report-failure.ts';
import type { Terminal } from '../terminal.ts';
import { type PlannedTree, withPlan } from '../with-plan.ts';

export type PlanOptions = Pick<
  CheckOptions,
  'stage' | 'staged' | 'commit' | 'since' | 'all' | 'json' | 'config'
>;

/** Shows what `gate check` with the same arguments would do. @returns the exit code */
export async function plan(
  wanted: readonly string[],
  options: PlanOptions,
  terminal: Terminal,
): Promise<number> {
  const opening = openRepository(terminal.cwd, terminal.env);
  const shown = await withPlan(opening, wanted, options, terminal, async (planned) => {
    const { tree, plan } = planned;
    const { expected } = await loadDurations(join(tree.repository.commonDir, 'gate'));
    for (const notice of plan.notices) terminal.stderr.write(` note: ${notice}\n`);
    const view = viewOf(planned, options.stage, expected);
    const text =
      options.json === true ? planToJson(view) : renderPlan(view, pageFor(terminal, 'stdout'));
    await writeAll(terminal.stdout, text);
    return success(undefined);
  });
  return shown.ok ? exitCodes.pass : reportFailure(shown.failure, terminal);
}

function viewOf(
  { tree, plan }: PlannedTree,
  stage: string,
  expected: ReadonlyMap<string, number>,
): PlanView {
  return {
    stage,
    snapshot: tree.judged,
    tasks: plan.tasks.map(({ id, needs, decision }) => {
      const expectedMs = expected.get(id);
      return {
        id,
        needs,
        decision: decision.kind,
        reason: decision.reason,
        ...(expectedMs === undefined ? {} : { expectedMs }),
      };
    }),
  };
}
