import type { Gate } from '../gates/define-gate.ts';
import { type Binding, bindCells } from './bind-cells.ts';
import { checkAxes } from './check-axes.ts';
import type { ConfigPath } from './config-source.ts';
import { parseDuration } from './duration.ts';
import { matchesCell, type RawCell } from './matrix-cells.ts';
import { replaceInText } from './matrix-references.ts';
import type { RawGate } from './raw-config.ts';
import type { Resolution } from './resolution.ts';
import { reportUnknownComponent } from './resolve-components.ts';
import { resolveLimits } from './resolve-limits.ts';
import { resolveMatrix } from './resolve-matrix.ts';
import { resolveNeeds } from './resolve-needs.ts';
import type { MatrixCell, ResolvedGate } from './resolved-config.ts';
import { suggest } from './suggest.ts';

const defaultTimeoutMs = 30 * 60_000;

/** A gate with its names resolved, defaults filled in and options bound for each cell. */
export function resolveGate(
  name: string,
  gate: RawGate,
  resolution: Resolution,
): ResolvedGate | undefined {
  const path = ['gates', name];
  const components = resolveEach(gate, path, resolution);
  const needs = resolveNeeds(name, gate, resolution);
  const adapter = findAdapter(name, gate, path, resolution);
  if (adapter === undefined) return undefined;
  const cells = resolveCells({ adapter, gate, path, report: resolution.report });
  return {
    name,
    uses: adapter.id,
    components,
    cells,
    needs,
    paths: gate.paths ?? [],
    inputs: gate.inputs ?? adapter.inputs,
    timeoutMs: parseDuration(gate.timeout ?? '') ?? defaultTimeoutMs,
    retries: gate.retries ?? 0,
    exclusive: gate.exclusive ?? false,
    level: gate.level ?? 'block',
    severity: { ...resolution.raw.severity, ...gate.severity },
    limits: resolveLimits(gate.limits, path, resolution.report),
    onError: gate.onError ?? 'block',
    whenMissing: gate.whenMissing ?? gate.onError ?? 'block',
  };
}

function findAdapter(
  name: string,
  gate: RawGate,
  path: ConfigPath,
  { adapters, adapterIds, report }: Resolution,
): Gate | undefined {
  const { uses, run, reads } = gate;
  if (run !== undefined) {
    const surplus = uses !== undefined ? 'uses' : gate.with !== undefined ? 'with' : undefined;
    if (surplus === undefined) return adapters.get('run');
    report({
      path: [...path, surplus],
      at: 'key',
      message: `gate “${name}” has “run”, so it cannot have “${surplus}” as well`,
    });
    return undefined;
  }
  if (uses === undefined) {
    report({
      path,
      at: 'key',
      message: `gate “${name}” has neither “uses” (an adapter) nor “run” (a command)`,
      next: ['all adapters: gate list --adapters'],
    });
    return undefined;
  }
  if (reads !== undefined) {
    report({
      path: [...path, 'reads'],
      at: 'key',
      message: `gate “${name}” has “uses”, so it cannot have “reads”: adapters know their reports`,
    });
  }
  const adapter = isNamed(uses) ? adapters.get(uses) : undefined;
  if (adapter === undefined) {
    report({
      path: [...path, 'uses'],
      at: 'value',
      message: `unknown adapter “${uses}”`,
      next:
        uses === 'run'
          ? ['a command of your own:   run: <command>']
          : suggest(uses, adapterIds.filter(isNamed), 'all adapters: gate list --adapters'),
    });
  }
  return adapter;
}

/** The adapter of commands has no name in `uses`: it is what `run` stands for. */
function isNamed(adapter: string): boolean {
  return adapter !== 'run';
}

function resolveEach(
  { each = [] }: RawGate,
  path: ConfigPath,
  { raw, componentNames, report }: Resolution,
): string[] {
  const place = [...path, 'each'];
  if (each === 'component') {
    if (componentNames.size === 0) {
      report({
        path: place,
        at: 'value',
        message: '“each: component” in a config without components',
        next: ['components: { … } names them; without “each” the gate judges the whole tree'],
      });
    }
    return Object.keys(raw.components ?? {});
  }
  each.forEach((name, index) => {
    if (!componentNames.has(name)) {
      reportUnknownComponent(name, [...place, index], componentNames, report);
    }
  });
  return [...new Set(each)];
}

function resolveCells(binding: Binding): MatrixCell[] {
  const { gate, path, report } = binding;
  const cells = resolveMatrix(gate.matrix, path, report);
  if (cells.length === 0) return [];
  checkAllowFailure(binding, cells);
  if (!checkAxes(binding, cells)) return [];
  const bound = bindCells(binding, cells);
  return cells.flatMap((cell, index) => {
    const it = bound[index];
    return it === undefined ? [] : [resolvedCell(gate, cell, it)];
  });
}

function resolvedCell(gate: RawGate, cell: RawCell, bound: MatrixCell['bound']): MatrixCell {
  const { allowFailure = false, env = {} } = gate;
  return {
    matrix: Object.fromEntries(Object.entries(cell).map(([axis, it]) => [axis, String(it)])),
    bound,
    env: Object.fromEntries(
      Object.entries(env).map(([key, text]) => [key, replaceInText(text, cell)]),
    ),
    allowFailure:
      typeof allowFailure === 'boolean'
        ? allowFailure
        : allowFailure.some((entry) => matchesCell(entry, cell)),
  };
}

function checkAllowFailure({ gate, path, report }: Binding, cells: readonly RawCell[]): void {
  if (!Array.isArray(gate.allowFailure)) return;
  gate.allowFailure.forEach((entry, index) => {
    const isEmpty = Object.keys(entry).length === 0;
    if (!isEmpty && cells.some((cell) => matchesCell(entry, cell))) return;
    report({
      path: [...path, 'allowFailure', index],
      at: 'value',
      message: isEmpty ? 'this names no axis' : 'this matches no cell of the gate’s matrix',
      ...(isEmpty ? { next: ['allowFailure: true'] } : {}),
    });
  });
}
