import type { RawStage } from './raw-config.ts';
import type { Resolution } from './resolution.ts';
import { reportUnknownGate } from './resolve-needs.ts';
import type { Stage } from './resolved-config.ts';

/** Stages in their long form, each gate once and known. */
export function resolveStages({ raw, gateNames, report }: Resolution): Map<string, Stage> {
  const stages = new Map<string, Stage>();
  for (const [name, written] of Object.entries(raw.stages ?? {})) {
    const long: RawStage = Array.isArray(written) ? { gates: written } : written;
    const path = ['stages', name, ...(Array.isArray(written) ? [] : ['gates'])];
    long.gates.forEach((gate, index) => {
      if (!gateNames.has(gate)) reportUnknownGate(gate, [...path, index], gateNames, report);
    });
    stages.set(name, { name, gates: [...new Set(long.gates)], scope: long.scope ?? 'all' });
  }
  return stages;
}
