import * as z from 'zod';
import type { BoundGate, Gate } from '../gates/define-gate.ts';
import type { ConfigPath } from './config-source.ts';
import { explainIssue } from './explain-issue.ts';
import { isValue, type RawCell } from './matrix-cells.ts';
import { replaceReferences } from './matrix-references.ts';
import type { Problem, Report } from './problem.ts';
import type { RawGate } from './raw-config.ts';
import { fieldsAt } from './schema-at.ts';

/** An adapter with what a gate says about its options. */
export interface Binding {
  readonly adapter: Gate;
  readonly gate: RawGate;
  /** Of the gate. */
  readonly path: ConfigPath;
  readonly report: Report;
}

/** The axes that set an option: those of its name. A command of the user's has no options. */
export function optionAxes(adapter: Gate, cells: readonly RawCell[]): Set<string> {
  const fields = adapter.id === 'run' ? new Map() : fieldsAt(adapter.options);
  return new Set(cells.flatMap((cell) => Object.keys(cell).filter((axis) => fields.has(axis))));
}

/** Binds the options of each cell; undefined for a cell whose options the adapter refuses. */
export function bindCells(binding: Binding, cells: readonly RawCell[]): (BoundGate | undefined)[] {
  const axes = optionAxes(binding.adapter, cells);
  const known = new Map<string, BoundGate | undefined>();
  return cells.map((cell) => {
    const options = optionsOfCell(binding, cell, axes);
    const key = JSON.stringify(options);
    if (!known.has(key)) known.set(key, bindOptions(binding, options, axes));
    return known.get(key);
  });
}

function optionsOfCell(
  { adapter, gate }: Binding,
  cell: RawCell,
  axes: ReadonlySet<string>,
): Record<string, unknown> {
  const written = gate.run === undefined ? (gate.with ?? {}) : commandOptions(gate);
  const options = Object.fromEntries(
    Object.entries(written).map(([key, value]) => [key, replaceReferences(value, cell)]),
  );
  const fields = fieldsAt(adapter.options);
  for (const [axis, value] of Object.entries(cell)) {
    const field = axes.has(axis) ? fields.get(axis) : undefined;
    if (field !== undefined) options[axis] = fitValue(field, value);
  }
  return options;
}

/** The options of a command stand in the gate itself. */
function commandOptions({ run: script, reads }: RawGate): Record<string, unknown> {
  return { script, ...(reads === undefined ? {} : { reads }) };
}

/** The value in the type that the option wants: as written, as text, or what the text says. */
function fitValue(field: z.core.$ZodType, value: RawCell[string]): unknown {
  const fits = (it: unknown) => z.safeParse(field, it).success;
  const text = String(value);
  const meanings = [
    value,
    text,
    ...(/^(true|false|-?\d+(\.\d+)?)$/.test(text) ? [JSON.parse(text)] : []),
  ];
  return meanings.find(fits) ?? value;
}

function bindOptions(
  binding: Binding,
  options: Record<string, unknown>,
  axes: ReadonlySet<string>,
): BoundGate | undefined {
  const { adapter, gate, path, report } = binding;
  const bound = adapter.bind(options);
  if (bound.ok) return bound.value;
  const base = gate.run === undefined ? [...path, 'with'] : path;
  const checked = { schema: adapter.options, value: options, base, adapter: adapter.id };
  for (const problem of bound.issues.flatMap((issue) => explainIssue(issue, checked))) {
    report(inMatrix(problem, options, binding, axes));
  }
  return undefined;
}

/** A problem with an option that an axis has set belongs where the matrix names the value. */
function inMatrix(
  problem: Problem,
  options: Record<string, unknown>,
  { gate, path }: Binding,
  axes: ReadonlySet<string>,
): Problem {
  const option = problem.path[path.length + 1];
  if (typeof option !== 'string' || !axes.has(option)) return problem;
  const written = String(options[option]);
  const place = [...path, 'matrix'];
  const index = gate.matrix?.[option]?.findIndex((it) => isValue(it) && String(it) === written);
  if (index !== undefined && index !== -1) return { ...problem, path: [...place, option, index] };
  const entry = gate.matrix?.include?.findIndex(
    (it) => !isValue(it) && String(it[option]) === written,
  );
  return { ...problem, path: [...place, 'include', entry ?? 0, option] };
}
