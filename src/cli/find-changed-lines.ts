import type { ResolvedConfig } from '../config/resolved-config.ts';
import { changedLinesMetric } from '../core/limit.ts';
import { type Result, success } from '../core/result.ts';
import { findChanges } from '../git/changes.ts';
import type { Plan } from '../plan/plan.ts';
import type { ChangedLinesAnswer } from '../policy/measure-changed-lines.ts';
import type { JudgedTree } from './judged-tree.ts';

/** The lines that changed since the base, if a planned task has a limit on them. */
export async function findChangedLines(
  tree: JudgedTree,
  config: ResolvedConfig,
  plan: Plan,
  since: string | undefined,
): Promise<Result<ChangedLinesAnswer | undefined>> {
  const isWanted = plan.tasks.some(({ gate }) =>
    gate.limits.some(({ metric }) => metric === changedLinesMetric),
  );
  if (!isWanted) return success(undefined);
  const changes = await findChanges(tree.repository, tree.snapshot, since ?? config.base);
  if (!changes.ok) return changes;
  if (changes.value.kind === 'unknown') return success({ kind: 'unknown', why: changes.value.why });
  const { readChangedLines } = await import('../git/changed-lines.ts');
  const lines = await readChangedLines(tree.repository, tree.snapshot, changes.value.commit);
  return lines.ok ? success({ kind: 'known', lines: lines.value }) : lines;
}
