import { basename } from 'node:path';
import picomatch from 'picomatch';
import type { Component, ResolvedConfig } from '../config/resolved-config.ts';
import type { Decision, Task } from './plan.ts';

/** What a change since the base can touch. */
export interface ChangedPaths {
  /** What changes are measured from, as a person calls it. */
  readonly base: string;
  /** Relative to the config's directory, forward slashes. Paths outside of it start with `../`. */
  readonly paths: readonly string[];
}

/**
 * Decides for each task whether a change can touch its verdict. If in doubt it runs: the config
 * touches everything, a path outside all components everything that has a component.
 */
export function selectAffected(
  config: ResolvedConfig,
  changed: ChangedPaths,
): (task: Task) => Decision {
  const componentReasons = whyComponents(config, changed);
  const configFile = basename(config.file);
  const changedConfig = changed.paths.includes(configFile);
  return (task) => {
    if (changedConfig)
      return { kind: 'run', reason: `${configFile} changed since ${changed.base}` };
    const byPaths = decideByPaths(task, changed);
    if (byPaths?.kind === 'skip') return byPaths;
    if (task.component === undefined) return byPaths ?? decideByInputs(task, changed);
    const reason = componentReasons.get(task.component.name);
    return reason === undefined
      ? {
          kind: 'skip',
          reason: `nothing that ${task.component.name} depends on changed since ${changed.base}`,
        }
      : { kind: 'run', reason };
  };
}

/** `paths:` of the gate: it runs only when one of them changed. */
function decideByPaths({ gate }: Task, { base, paths }: ChangedPaths): Decision | undefined {
  if (gate.paths.length === 0) return undefined;
  const hit = firstMatch(paths, gate.paths);
  if (hit !== undefined) return { kind: 'run', reason: `${hit} changed since ${base}` };
  return { kind: 'skip', reason: `${inWords(gate.paths)} did not change since ${base}` };
}

function decideByInputs({ gate }: Task, { base, paths }: ChangedPaths): Decision {
  const hit = firstMatch(paths, gate.inputs);
  return hit === undefined
    ? { kind: 'skip', reason: `none of its inputs changed since ${base}` }
    : { kind: 'run', reason: `${hit} changed since ${base}` };
}

function firstMatch(paths: readonly string[], globs: readonly string[]): string | undefined {
  const matches = picomatch([...globs], { dot: true });
  return paths.find((path) => matches(path));
}

/** Components that a change touches, each with the first reason found. */
function whyComponents(config: ResolvedConfig, { base, paths }: ChangedPaths): Map<string, string> {
  const reasons = new Map<string, string>();
  const components = [...config.components.values()];
  for (const path of paths) {
    const owners = components.filter((component) => holds(component, path));
    const reason = `${path} changed since ${base}`;
    for (const { name } of owners.length > 0 ? owners : components) {
      if (!reasons.has(name)) {
        reasons.set(name, owners.length > 0 ? reason : `${reason}, outside all components`);
      }
    }
  }
  spreadToDependents(components, reasons);
  return reasons;
}

function holds({ root }: Component, path: string): boolean {
  return root === '.' || path.startsWith(`${root}/`);
}

function spreadToDependents(components: readonly Component[], reasons: Map<string, string>): void {
  for (let grown = true; grown; ) {
    grown = false;
    for (const { name, dependsOn } of components) {
      if (reasons.has(name)) continue;
      const cause = dependsOn.find((dependency) => reasons.has(dependency));
      if (cause === undefined) continue;
      reasons.set(name, `${name} depends on ${cause}: ${reasons.get(cause) ?? ''}`);
      grown = true;
    }
  }
}

function inWords(list: readonly string[]): string {
  const last = list.at(-1) ?? '';
  return list.length < 2 ? last : `${list.slice(0, -1).join(', ')} and ${last}`;
}
