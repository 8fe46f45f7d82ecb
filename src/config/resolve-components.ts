import { posix, win32 } from 'node:path';
import type { ConfigPath } from './config-source.ts';
import { findCycles } from './find-cycle.ts';
import type { Report } from './problem.ts';
import type { RawComponent } from './raw-config.ts';
import type { Resolution } from './resolution.ts';
import type { Component } from './resolved-config.ts';
import { suggest } from './suggest.ts';

/** Components with their roots in one form, and every name in `dependsOn` known and without cycle. */
export function resolveComponents(resolution: Resolution): Map<string, Component> {
  const raw = Object.entries(resolution.raw.components ?? {});
  const nameOfRoot = new Map<string, string>();
  const components = new Map<string, Component>();
  for (const [name, component] of raw) {
    const root = resolveRoot(name, component, nameOfRoot, resolution.report);
    const dependsOn = knownDependencies(name, component, resolution);
    components.set(name, { name, root, dependsOn });
  }
  reportCycles(components, resolution.report);
  return components;
}

function resolveRoot(
  name: string,
  component: RawComponent,
  nameOfRoot: Map<string, string>,
  report: Report,
): string {
  const written = component.root;
  const root = posix.normalize(written.replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
  const path = ['components', name, 'root'];
  if (posix.isAbsolute(root) || win32.isAbsolute(written)) {
    report({ path, at: 'value', message: 'a component’s root is relative to the config file' });
  } else if (root === '..' || root.startsWith('../')) {
    report({
      path,
      at: 'value',
      message: `“${written}” lies outside of the directory of the config file`,
    });
  }
  const other = nameOfRoot.get(root);
  if (other !== undefined) {
    report({ path, at: 'value', message: `component “${other}” has the same root` });
  }
  nameOfRoot.set(root, name);
  return root;
}

function knownDependencies(
  name: string,
  { dependsOn = [] }: RawComponent,
  { componentNames, report }: Resolution,
): string[] {
  return dependsOn.filter((dependency, index) => {
    if (componentNames.has(dependency)) return true;
    const path = ['components', name, 'dependsOn', index];
    reportUnknownComponent(dependency, path, componentNames, report);
    return false;
  });
}

/** A name that stands for a component and is none. */
export function reportUnknownComponent(
  name: string,
  path: ConfigPath,
  known: ReadonlySet<string>,
  report: Report,
): void {
  report({
    path,
    at: 'value',
    message: `unknown component “${name}”`,
    next: known.size === 0 ? ['components: { … } names them'] : suggest(name, known),
  });
}

function reportCycles(components: ReadonlyMap<string, Component>, report: Report): void {
  const nextOf = (name: string) => components.get(name)?.dependsOn ?? [];
  for (const cycle of findCycles(components.keys(), nextOf)) {
    report({
      path: ['components', cycle.at(-2) ?? '', 'dependsOn'],
      at: 'value',
      message: `components depend on each other: ${cycle.join(' → ')}`,
    });
  }
}
