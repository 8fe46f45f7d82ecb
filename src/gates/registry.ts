import type { Gate } from './define-gate.ts';
import { runCommand } from './run-command/index.ts';

/** Every adapter, in the order in which `gate list` shows them. One line each. */
export const registry: readonly Gate[] = [runCommand];

const byId = new Map(registry.map((gate) => [gate.id, gate]));

/** The adapter that `uses: id` names. */
export function findGate(id: string): Gate | undefined {
  return byId.get(id);
}
