import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { Result } from '../core/result.ts';
import type { Repository } from '../git/repository.ts';
import type { Plan } from '../plan/plan.ts';
import { type CheckOptions, snapshotRequest } from './check-options.ts';
import { type JudgedTree, openJudgedTree } from './judged-tree.ts';
import { loadTreeConfig, preparePlan } from './prepare-plan.ts';
import type { Terminal } from './terminal.ts';

/** What a command that looks at a tree works with. */
export interface PlannedTree {
  readonly tree: JudgedTree;
  readonly config: ResolvedConfig;
  readonly plan: Plan;
}

/**
 * Provides the tree that the options name, its config and the plan for it, and takes the tree back
 * when `use` is done with it.
 *
 * @param opening the repository, which is being looked for since before this code was loaded
 */
export async function withPlan<T>(
  opening: Promise<Result<Repository>>,
  wanted: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  use: (planned: PlannedTree) => Promise<Result<T>>,
): Promise<Result<T>> {
  const repository = await opening;
  if (!repository.ok) return repository;
  const request = snapshotRequest(options);
  const load = (place: Pick<JudgedTree, 'repository' | 'root' | 'cwd'>) =>
    loadTreeConfig(place, terminal, options.config);
  // The work tree is judged in place, so its config can be read while git names its content.
  const here = { repository: repository.value, root: repository.value.workTree, cwd: terminal.cwd };
  const [tree, early] = await Promise.all([
    openJudgedTree(repository.value, terminal, request),
    request.source === 'worktree' ? load(here) : undefined,
  ]);
  if (!tree.ok) return tree;
  try {
    const config = early ?? (await load(tree.value));
    if (!config.ok) return config;
    const plan = await preparePlan(tree.value, config.value, {
      stage: options.stage,
      wanted,
      all: options.all === true,
      ...(options.since === undefined ? {} : { since: options.since }),
      ...(options.base === undefined ? {} : { base: options.base }),
    });
    if (!plan.ok) return plan;
    return await use({ tree: tree.value, config: config.value, plan: plan.value });
  } finally {
    await tree.value.release();
  }
}
