import type { RawConfig, RawGate } from './raw-config.ts';

/**
 * Merges configs, later ones over earlier ones. Gates, components, stages and tools merge by name.
 * A gate that is given again merges key by key: its maps `with`, `env` and `severity` entry by
 * entry, everything else (lists and the matrix too) is replaced. A new `uses` or `run` drops the
 * old adapter with its options. A component or stage that is given again is replaced.
 */
export function mergeConfigs(configs: readonly RawConfig[]): RawConfig {
  return configs.reduce((merged, config) => mergeTwo(merged, config), {});
}

function mergeTwo(base: RawConfig, over: RawConfig): RawConfig {
  const gates = { ...base.gates };
  for (const [name, gate] of Object.entries(over.gates ?? {})) {
    gates[name] = mergeGate(gates[name] ?? {}, gate);
  }
  return {
    ...base,
    ...over,
    tools: { ...base.tools, ...over.tools },
    components: { ...base.components, ...over.components },
    gates,
    stages: { ...base.stages, ...over.stages },
  };
}

function mergeGate(base: RawGate, over: RawGate): RawGate {
  const kept = changesAdapter(base, over) ? withoutAdapter(base) : base;
  return {
    ...kept,
    ...over,
    ...mergedMap('with', kept, over),
    ...mergedMap('env', kept, over),
    ...mergedMap('severity', kept, over),
  };
}

function changesAdapter(base: RawGate, over: RawGate): boolean {
  return over.run !== undefined || (over.uses !== undefined && over.uses !== base.uses);
}

function withoutAdapter({ uses: _, run: __, with: ___, ...rest }: RawGate): RawGate {
  return rest;
}

function mergedMap<K extends 'with' | 'env' | 'severity'>(key: K, base: RawGate, over: RawGate) {
  if (base[key] === undefined || over[key] === undefined) return {};
  return { [key]: { ...base[key], ...over[key] } };
}
