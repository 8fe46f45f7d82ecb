import type {
  Component,
  MatrixCell,
  Need,
  ResolvedConfig,
  ResolvedGate,
} from '../config/resolved-config.ts';
import type { Task } from './plan.ts';

/**
 * The tasks of the named gates: a gate has one for each of its components and each cell of its
 * matrix. Needs on gates that are not among them are left out.
 *
 * @param names gates in the order of the config, each after the gates that it needs
 */
export function createTasks(config: ResolvedConfig, names: readonly string[]): Task[] {
  const tasks: Task[] = [];
  const byGate = new Map<string, Task[]>();
  for (const name of names) {
    const gate = config.gates.get(name);
    if (gate === undefined) continue;
    const own = componentsOf(config, gate).flatMap((component) =>
      gate.cells.map((cell) => bareTask(gate, component, cell)),
    );
    byGate.set(name, own);
  }
  for (const own of byGate.values()) {
    for (const task of own) {
      const needs = task.gate.needs.flatMap((need) =>
        (byGate.get(need.gate) ?? []).filter((other) => isNeeded(config, task, need, other)),
      );
      tasks.push({ ...task, needs: [...new Set(needs.map((other) => other.id))] });
    }
  }
  return tasks;
}

function componentsOf(config: ResolvedConfig, gate: ResolvedGate): (Component | undefined)[] {
  if (gate.components.length === 0) return [undefined];
  return gate.components.map((name) => config.components.get(name));
}

function bareTask(gate: ResolvedGate, component: Component | undefined, cell: MatrixCell): Task {
  const parts = [
    ...(component === undefined ? [] : [component.name]),
    ...Object.values(cell.matrix),
  ];
  return {
    id: parts.length === 0 ? gate.name : `${gate.name}[${parts.join(',')}]`,
    gate,
    ...(component === undefined ? {} : { component }),
    cell,
    needs: [],
  };
}

/** A task needs another of the gate it names where components and shared axes of the matrix agree. */
function isNeeded(config: ResolvedConfig, task: Task, need: Need, other: Task): boolean {
  if (!sharedAxesAgree(task.cell.matrix, other.cell.matrix)) return false;
  if (need.of === 'dependencies') {
    if (task.component === undefined || other.component === undefined) return false;
    return dependenciesOf(config, task.component).has(other.component.name);
  }
  if (task.component === undefined || other.component === undefined) return true;
  return task.component.name === other.component.name;
}

function sharedAxesAgree(
  mine: Readonly<Record<string, string>>,
  theirs: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(mine).every(
    ([axis, value]) => theirs[axis] === undefined || theirs[axis] === value,
  );
}

/** The components that one depends on, directly or through others. */
function dependenciesOf(config: ResolvedConfig, component: Component): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...component.dependsOn];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    queue.push(...(config.components.get(name)?.dependsOn ?? []));
  }
  return found;
}
