import { relative, sep } from 'node:path';
import { loadConfig } from '../config/load-config.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { Result } from '../core/result.ts';
import { findChanges } from '../git/changes.ts';
import { buildPlan } from '../plan/build-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { ChangedPaths } from '../plan/select-affected.ts';
import { catalogue } from './catalogue.ts';
import type { JudgedTree } from './judged-tree.ts';
import { inCi, type Terminal } from './terminal.ts';

/** Which tasks are asked for. */
export interface Selection {
  readonly stage: string;
  /** Names of gates or ids of tasks; empty for the whole stage. */
  readonly wanted: readonly string[];
  readonly all: boolean;
  /** A revision: only what changed since it. */
  readonly since?: string;
  /** What changes are measured from instead of the config's base, where its scope asks for that. */
  readonly base?: string;
}

/** The config as the judged tree has it, found from where the person stands. */
export async function loadTreeConfig(
  tree: Pick<JudgedTree, 'repository' | 'root' | 'cwd'>,
  terminal: Terminal,
  file: string | undefined,
): Promise<Result<ResolvedConfig>> {
  return loadConfig({
    cwd: tree.cwd,
    stopAt: tree.root,
    workTree: tree.repository.workTree,
    catalogue,
    ci: inCi(terminal),
    ...(file === undefined ? {} : { file }),
  });
}

/** Makes the plan for a tree, narrowed to what changed where that is asked for. */
export async function preparePlan(
  tree: JudgedTree,
  config: ResolvedConfig,
  selection: Selection,
): Promise<Result<Plan>> {
  const { stage, wanted, all, since } = selection;
  const narrowed = since !== undefined || (!all && config.stages.get(stage)?.scope === 'affected');
  const notices = tree.unlinked.map(({ why }) => why);
  if (!narrowed) return buildPlan(config, { stage, wanted, notices });
  const from = since ?? selection.base ?? config.base;
  const changes = await findChanges(tree.repository, tree.snapshot, from);
  if (!changes.ok) return changes;
  if (changes.value.kind === 'unknown') {
    const notice = `everything is judged, since what changed cannot be known: ${changes.value.why}`;
    return buildPlan(config, { stage, wanted, notices: [...notices, notice] });
  }
  if (since === undefined && changes.value.paths.length === 0) {
    const notice = `everything is judged, since nothing differs from ${changes.value.base}`;
    return buildPlan(config, { stage, wanted, notices: [...notices, notice] });
  }
  const changed: ChangedPaths = {
    base: changes.value.base,
    paths: relativeTo(config.directory, tree.root, changes.value.paths),
  };
  return buildPlan(config, { stage, wanted, changed, notices });
}

/** Paths of the repository as the config sees them, from its own directory. */
function relativeTo(directory: string, root: string, paths: readonly string[]): readonly string[] {
  const prefix = relative(root, directory).split(sep).join('/');
  if (prefix === '') return paths;
  return paths.map((path) =>
    path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : `../${path}`,
  );
}
