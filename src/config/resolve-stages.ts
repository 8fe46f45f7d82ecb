import type { Report } from './problem.ts';
import type { RawConfig, RawStage } from './raw-config.ts';
import { reportUnknownGate } from './resolve-needs.ts';
import type { Stage } from './resolved-config.ts';

/** The merged stages, each gate of them once. */
export function resolveStages(stages: Readonly<Record<string, RawStage>>): Map<string, Stage> {
  return new Map(
    Object.entries(stages).map(([name, { gates, scope = 'all' }]) => [
      name,
      { name, gates: [...new Set(gates)], scope },
    ]),
  );
}

/** Every gate that the stages of one config file name exists. */
export function checkStages(raw: RawConfig, gateNames: ReadonlySet<string>, report: Report): void {
  for (const [name, written] of Object.entries(raw.stages ?? {})) {
    const isShort = Array.isArray(written);
    const path = ['stages', name, ...(isShort ? [] : ['gates'])];
    (isShort ? written : written.gates).forEach((gate, index) => {
      if (!gateNames.has(gate)) reportUnknownGate(gate, [...path, index], gateNames, report);
    });
  }
}
