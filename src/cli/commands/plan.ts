import { join } from 'node:path';
import { exitCodes } from '../../core/exit-code.ts';
import { type PlanView, planToJson, renderPlan } from '../../report/plan.ts';
import { loadDurations } from '../../run/durations.ts';
import { openJudgedTree } from '../judged-tree.ts';
import { pageFor } from '../page-for.ts';
import { loadTreeConfig, preparePlan } from '../prepare-plan.ts';
import { reportFailure } from '../report-failure.ts';
import type { Terminal } from '../terminal.ts';
import { type CheckOptions, snapshotRequest } from './check.ts';

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
  const tree = await openJudgedTree(terminal, snapshotRequest(options));
  if (!tree.ok) return reportFailure(tree.failure, terminal);
  try {
    const config = await loadTreeConfig(tree.value, terminal, options.config);
    if (!config.ok) return reportFailure(config.failure, terminal);
    const planned = await preparePlan(tree.value, config.value, {
      stage: options.stage,
      wanted,
      all: options.all === true,
      ...(options.since === undefined ? {} : { since: options.since }),
    });
    if (!planned.ok) return reportFailure(planned.failure, terminal);
    const { expected } = await loadDurations(join(tree.value.repository.commonDir, 'gate'));
    const view: PlanView = {
      stage: options.stage,
      snapshot: tree.value.judged,
      tasks: planned.value.tasks.map(({ id, needs, decision }) => {
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
    for (const notice of planned.value.notices) terminal.stderr.write(` note: ${notice}\n`);
    terminal.stdout.write(
      options.json === true ? planToJson(view) : renderPlan(view, pageFor(terminal, 'stdout')),
    );
    return exitCodes.pass;
  } finally {
    await tree.value.release();
  }
}
