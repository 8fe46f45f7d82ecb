import type { Layer } from './extends.ts';
import type { RawConfig, RawGate, RawStage } from './raw-config.ts';

/** A config file to merge: what it says, and which of the others it extends. */
interface MergeLayer extends Layer {
  readonly raw: RawConfig;
}

/** All files of a config in one. */
export interface MergedConfig extends RawConfig {
  stages: Record<string, RawStage>;
}

/**
 * Merges configs, later ones over earlier ones. Gates, components and tools merge by name. A gate
 * that is given again merges key by key: its maps `with`, `env` and `severity` entry by entry,
 * everything else (lists and the matrix too) is replaced; a new `uses` or `run` drops the old
 * adapter with its options and reports. A component that is given again is replaced. A stage replaces that of
 * the configs which its own config extends; those of configs side by side add up, so that
 * `extends: [rust, node]` judges both.
 */
export function mergeConfigs(layers: readonly MergeLayer[]): MergedConfig {
  const merged = layers.reduce<RawConfig>((base, { raw }) => mergeTwo(base, raw), {});
  return { ...merged, stages: mergeStages(layers) };
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
    severity: { ...base.severity, ...over.severity },
    components: { ...base.components, ...over.components },
    gates,
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

function withoutAdapter({ uses, run, with: options, reads, ...rest }: RawGate): RawGate {
  return rest;
}

function mergedMap<K extends 'with' | 'env' | 'severity'>(key: K, base: RawGate, over: RawGate) {
  if (base[key] === undefined || over[key] === undefined) return {};
  return { [key]: { ...base[key], ...over[key] } };
}

function mergeStages(layers: readonly MergeLayer[]): Record<string, RawStage> {
  const byName = new Map<string, { file: string; stage: RawStage }[]>();
  for (const { source, below, raw } of layers) {
    for (const [name, written] of Object.entries(raw.stages ?? {})) {
      const beside = (byName.get(name) ?? []).filter(({ file }) => !below.has(file));
      byName.set(name, [...beside, { file: source.file, stage: longStage(written) }]);
    }
  }
  const joined = [...byName].map(([name, stages]) => [
    name,
    stages.map(({ stage }) => stage).reduce(joinStages),
  ]);
  return Object.fromEntries(joined);
}

function longStage(written: string[] | RawStage): RawStage {
  return Array.isArray(written) ? { gates: written } : written;
}

function joinStages(one: RawStage, other: RawStage): RawStage {
  return { ...one, ...other, gates: [...one.gates, ...other.gates] };
}
