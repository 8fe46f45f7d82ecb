import type { ConfigPath } from './config-source.ts';
import { findCycles } from './find-cycle.ts';
import type { Report } from './problem.ts';
import type { RawGate } from './raw-config.ts';
import type { Resolution } from './resolution.ts';
import type { Need } from './resolved-config.ts';
import { suggest } from './suggest.ts';

interface WrittenNeed extends Need {
  readonly path: ConfigPath;
}

/** The needs of a gate, each of a gate that exists. */
export function resolveNeeds(name: string, gate: RawGate, resolution: Resolution): Need[] {
  const known = writtenNeeds(name, gate).filter((need) => isKnown(need, resolution));
  for (const need of known) checkDependencies(need, gate, resolution);
  const unique = new Map(
    known.map(({ gate: of, of: kind }) => [`${kind} ${of}`, { gate: of, of: kind }]),
  );
  return [...unique.values()];
}

/** `['a', 'b', 'a']` when gates wait for each other within the same component, each cycle once. */
export function reportNeedCycles(resolution: Resolution): void {
  const gates = resolution.raw.gates ?? {};
  const needsOf = (name: string) =>
    writtenNeeds(name, gates[name] ?? {}).filter(({ of }) => of === 'same');
  const nextOf = (name: string) => needsOf(name).map((need) => need.gate);
  for (const cycle of findCycles(Object.keys(gates), nextOf)) {
    const closing = needsOf(cycle.at(-2) ?? '').find(({ gate }) => gate === cycle[0]);
    resolution.report({
      path: closing?.path ?? ['gates'],
      at: 'value',
      message: `gates wait for each other: ${cycle.join(' → ')}`,
    });
  }
}

function writtenNeeds(name: string, { needs = [] }: RawGate): WrittenNeed[] {
  const path = ['gates', name, 'needs'];
  const written: [string, ConfigPath][] =
    typeof needs === 'string'
      ? [[needs, path]]
      : needs.map((need, index) => [need, [...path, index]]);
  return written.map(([need, place]) =>
    need.startsWith('^')
      ? { gate: need.slice(1), of: 'dependencies', path: place }
      : { gate: need, of: 'same', path: place },
  );
}

function isKnown({ gate, path }: WrittenNeed, { gateNames, report }: Resolution): boolean {
  if (gateNames.has(gate)) return true;
  reportUnknownGate(gate, path, gateNames, report);
  return false;
}

/** `^name` says something only where both gates have one task a component. */
function checkDependencies(need: WrittenNeed, gate: RawGate, { raw, report }: Resolution): void {
  if (need.of === 'same') return;
  const needed = raw.gates?.[need.gate];
  const whole = gate.each === undefined ? 'this gate' : `gate “${need.gate}”`;
  if (gate.each !== undefined && (needed === undefined || needed.each !== undefined)) return;
  report({
    path: need.path,
    at: 'value',
    message: `“^${need.gate}” means the components that this one depends on, but ${whole} has no “each”`,
    next: [`needs: [${need.gate}]`],
  });
}

/** A name that stands for a gate and is none. */
export function reportUnknownGate(
  name: string,
  path: ConfigPath,
  known: ReadonlySet<string>,
  report: Report,
): void {
  report({
    path,
    at: 'value',
    message: `unknown gate “${name}”`,
    next: suggest(name, known, 'all gates: gate list'),
  });
}
