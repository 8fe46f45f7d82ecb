import type { Gate } from '../../src/gates/define-gate.ts';
import { loadAllGates } from '../../src/gates/registry.ts';

/** All adapters, loaded. */
export const registry: readonly Gate[] = await loadAllGates();

/** The adapter with this id. */
export function findGate(id: string): Gate | undefined {
  return registry.find((gate) => gate.id === id);
}
