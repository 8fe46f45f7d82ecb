import type { ResolvedConfig } from '../config/resolved-config.ts';
import { closestName } from '../core/closest-name.ts';
import { failWith, type Result, success } from '../core/result.ts';

/** The gates of a run and why each is in it. */
export interface SelectedGates {
  /** In the order in which they can run: a gate comes after those that it needs. */
  readonly names: readonly string[];
  readonly reasons: ReadonlyMap<string, string>;
  /** Gates that were not asked for and are in it because another one needs them. */
  readonly pulledIn: ReadonlySet<string>;
  /** Ids of tasks, as asked for, to which the run is narrowed: `clippy[stoq]` and not `clippy`. */
  readonly narrowed: ReadonlySet<string>;
}

/**
 * The gates that a stage, or the names on the command line, stand for, with all that they need.
 * Failures: `unknown-gate`, `unknown-stage`.
 *
 * @param wanted names of gates or ids of tasks; empty for the whole stage
 */
export function selectGates(
  config: ResolvedConfig,
  stageName: string,
  wanted: readonly string[],
): Result<SelectedGates> {
  const roots = wanted.length > 0 ? wanted.map(gateOf) : stageGates(config, stageName);
  if (roots === undefined) return unknownStage(config, stageName);
  const unknown = roots.find((name) => !config.gates.has(name));
  if (unknown !== undefined) return unknownGate(config, unknown);

  const why = wanted.length > 0 ? 'named on the command line' : `in stage ${stageName}`;
  const reasons = new Map(roots.map((name) => [name, why]));
  const names: string[] = [];
  const visit = (name: string, neededBy: string | undefined) => {
    if (!reasons.has(name)) reasons.set(name, `needed by ${neededBy ?? stageName}`);
    if (names.includes(name)) return;
    for (const need of config.gates.get(name)?.needs ?? []) {
      if (need.gate !== name) visit(need.gate, name);
    }
    if (!names.includes(name)) names.push(name);
  };
  for (const name of roots) visit(name, undefined);
  return success({
    names,
    reasons,
    pulledIn: new Set(names.filter((name) => !roots.includes(name))),
    narrowed: new Set(
      wanted.filter((name) => name !== gateOf(name) && !wanted.includes(gateOf(name))),
    ),
  });
}

/** The gate that a task's id begins with. */
function gateOf(name: string): string {
  const bracket = name.indexOf('[');
  return bracket === -1 ? name : name.slice(0, bracket);
}

/** Without any stages in the config, every gate belongs to each of them. */
function stageGates(config: ResolvedConfig, name: string): readonly string[] | undefined {
  if (config.stages.size === 0) return [...config.gates.keys()];
  return config.stages.get(name)?.gates;
}

function unknownStage(config: ResolvedConfig, name: string): Result<never> {
  const stages = [...config.stages.keys()];
  const meant = closestName(name, stages);
  return failWith('unknown-stage', {
    message: `the config has no stage “${name}”`,
    why: [`its stages are ${stages.join(', ')}`],
    next: [`gate check --stage ${meant ?? stages[0] ?? 'pre-push'}`],
  });
}

function unknownGate(config: ResolvedConfig, name: string): Result<never> {
  const gates = [...config.gates.keys()];
  const meant = closestName(name, gates);
  return failWith('unknown-gate', {
    message: `the config has no gate “${name}”${meant === undefined ? '' : `; did you mean “${meant}”?`}`,
    why: [`its gates are ${gates.join(', ')}`],
    next: [meant === undefined ? 'gate list' : `gate check ${meant}`],
  });
}

/** A task was asked for that its gate does not have. */
export function unknownTask(id: string, ids: readonly string[]): Result<never> {
  const gate = gateOf(id);
  const own = ids.filter((other) => gateOf(other) === gate);
  const meant = closestName(id, own);
  return failWith('unknown-task', {
    message: `the gate “${gate}” has no task “${id}”${meant === undefined ? '' : `; did you mean “${meant}”?`}`,
    why: [`its ${own.length === 1 ? 'only task is' : 'tasks are'} ${own.join(', ')}`],
    next: [`gate check ${quoted(meant ?? gate)}`],
  });
}

/** Brackets are patterns in a shell. */
function quoted(id: string): string {
  return id.includes('[') ? `'${id}'` : id;
}
