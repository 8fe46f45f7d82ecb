import { dirname } from 'node:path';
import type { SourceRange } from '../core/diagnostic.ts';
import type { ConfigPath } from './config-source.ts';
import type { Resolution } from './resolution.ts';
import { resolveComponents } from './resolve-components.ts';
import { resolveGate } from './resolve-gate.ts';
import { reportNeedCycles } from './resolve-needs.ts';
import { resolveStages } from './resolve-stages.ts';
import type { ResolvedConfig, ResolvedGate, ToolPin } from './resolved-config.ts';

type RangeOf = (path: ConfigPath, of: 'key' | 'value') => SourceRange | undefined;

/**
 * Resolves the merged config; what is wrong goes to `resolution.report`, and then the result is not
 * to be used.
 */
export function resolveConfig(
  file: string,
  resolution: Resolution,
  rangeOf: RangeOf,
): Omit<ResolvedConfig, 'local'> {
  const { raw } = resolution;
  reportNeedCycles(resolution);
  return {
    file,
    directory: dirname(file),
    ...(raw.base === undefined ? {} : { base: raw.base }),
    tools: resolveTools(raw.tools ?? {}, rangeOf),
    components: resolveComponents(resolution),
    gates: resolveGates(resolution, rangeOf),
    stages: resolveStages(raw.stages),
  };
}

function resolveGates(resolution: Resolution, rangeOf: RangeOf): Map<string, ResolvedGate> {
  const gates = new Map<string, ResolvedGate>();
  for (const [name, gate] of Object.entries(resolution.raw.gates ?? {})) {
    const resolved = resolveGate(name, gate, resolution);
    if (resolved === undefined) continue;
    const range = rangeOf(['gates', name], 'key');
    gates.set(name, range === undefined ? resolved : { ...resolved, range });
  }
  return gates;
}

function resolveTools(tools: Readonly<Record<string, string>>, rangeOf: RangeOf) {
  const pins = new Map<string, ToolPin>();
  for (const [program, version] of Object.entries(tools)) {
    const range = rangeOf(['tools', program], 'value');
    pins.set(program, range === undefined ? { version } : { version, range });
  }
  return pins;
}
