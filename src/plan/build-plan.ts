import type { ResolvedConfig } from '../config/resolved-config.ts';
import { type Result, success } from '../core/result.ts';
import { createTasks } from './create-tasks.ts';
import type { Decision, Plan, PlannedTask, Task } from './plan.ts';
import { type ChangedPaths, selectAffected } from './select-affected.ts';
import { type SelectedGates, selectGates, unknownTask } from './select-gates.ts';

export interface PlanRequest {
  readonly stage: string;
  /** Names of gates or ids of tasks; empty for the whole stage. */
  readonly wanted: readonly string[];
  /** What changed, when only what that touches is to be judged. */
  readonly changed?: ChangedPaths;
  /** Why everything is judged although only changes were asked for. */
  readonly notices?: readonly string[];
}

/** Makes the plan of a run. Failures: `unknown-gate`, `unknown-task`, `unknown-stage`. */
export function buildPlan(config: ResolvedConfig, request: PlanRequest): Result<Plan> {
  const selected = selectGates(config, request.stage, request.wanted);
  if (!selected.ok) return selected;
  const all = createTasks(config, selected.value.names);
  const ids = all.map(({ id }) => id);
  const unknown = [...selected.value.narrowed].find((id) => !ids.includes(id));
  if (unknown !== undefined) return unknownTask(unknown, ids);
  const tasks = dropUnneeded(narrow(all, selected.value), selected.value);
  const decide = decider(config, request, selected.value);
  return success({
    stage: request.stage,
    tasks: dropNeedsOfSkipped(
      inOrder(tasks).map((task) => ({ ...task, decision: decide(task) })),
      selected.value,
    ),
    notices: request.notices ?? [],
  });
}

function decider(
  config: ResolvedConfig,
  request: PlanRequest,
  { reasons }: SelectedGates,
): (task: Task) => Decision {
  const affected =
    request.changed === undefined ? undefined : selectAffected(config, request.changed);
  return (task) => {
    if (config.local.skip.includes(task.gate.name)) {
      return { kind: 'skip', reason: 'skipped by gate.local.yaml' };
    }
    return affected?.(task) ?? { kind: 'run', reason: reasons.get(task.gate.name) ?? '' };
  };
}

/** Keeps the asked-for tasks of a gate of which only some were asked for. */
function narrow(tasks: readonly Task[], { narrowed }: SelectedGates): readonly Task[] {
  if (narrowed.size === 0) return tasks;
  const gates = new Set([...narrowed].map((id) => id.slice(0, id.indexOf('['))));
  return tasks.filter(({ id, gate }) => !gates.has(gate.name) || narrowed.has(id));
}

/** Of gates that are there for others only, the tasks that some other task needs. */
function dropUnneeded(tasks: readonly Task[], { pulledIn }: SelectedGates): readonly Task[] {
  const known = new Map(tasks.map((task) => [task.id, task]));
  const kept = new Set<string>();
  const keep = (task: Task) => {
    if (kept.has(task.id)) return;
    kept.add(task.id);
    for (const id of task.needs) {
      const needed = known.get(id);
      if (needed !== undefined) keep(needed);
    }
  };
  for (const task of tasks) if (!pulledIn.has(task.gate.name)) keep(task);
  return tasks.filter(({ id }) => kept.has(id));
}

/** Each task after those that it needs, otherwise as they were. Names come ordered; components may not. */
function inOrder(tasks: readonly Task[]): readonly Task[] {
  const known = new Map(tasks.map((task) => [task.id, task]));
  const ordered = new Set<Task>();
  const visit = (task: Task) => {
    if (ordered.has(task)) return;
    for (const id of task.needs) {
      const needed = known.get(id);
      if (needed !== undefined) visit(needed);
    }
    ordered.add(task);
  };
  for (const task of tasks) visit(task);
  return [...ordered];
}

/** A gate that is there for others only has nothing to do when all of those are skipped. */
function dropNeedsOfSkipped(
  tasks: readonly PlannedTask[],
  { pulledIn }: SelectedGates,
): readonly PlannedTask[] {
  const useful = new Set<string>();
  for (const task of [...tasks].reverse()) {
    const wanted = !pulledIn.has(task.gate.name) || useful.has(task.id);
    if (wanted && task.decision.kind === 'run') for (const id of task.needs) useful.add(id);
  }
  return tasks.filter(({ id, gate }) => !pulledIn.has(gate.name) || useful.has(id));
}
