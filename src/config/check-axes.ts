import { type Binding, optionAxes } from './bind-cells.ts';
import { isValue, type RawCell } from './matrix-cells.ts';
import { findReferences, type MatrixReference } from './matrix-references.ts';
import type { Problem } from './problem.ts';
import { cellInWords } from './resolve-matrix.ts';
import { keysOf } from './schema-at.ts';
import { suggest } from './suggest.ts';

/**
 * Every reference names an axis of every cell, and every axis makes a difference to something.
 * @returns whether all references can be replaced
 */
export function checkAxes(binding: Binding, cells: readonly RawCell[]): boolean {
  const references = findReferences(binding.gate, binding.path);
  const wrong = references.flatMap((it) => problemOf(it, cells));
  for (const problem of wrong) binding.report(problem);
  if (wrong.length > 0) return false;
  const used = new Set([
    ...references.map(({ axis }) => axis),
    ...optionAxes(binding.adapter, cells),
    ...markers(binding),
  ]);
  for (const axis of new Set(cells.flatMap(Object.keys))) {
    if (!used.has(axis)) reportUnused(axis, binding);
  }
  return true;
}

function problemOf({ axis, text, path }: MatrixReference, cells: readonly RawCell[]): Problem[] {
  const place = { path, at: 'value' } as const;
  if (text.startsWith('${{')) {
    return [{ ...place, message: `GitHub writes ${text}; here it is \${matrix.${axis}}` }];
  }
  const lacking = cells.find((cell) => !Object.hasOwn(cell, axis));
  if (lacking === undefined) return [];
  const axes = new Set(cells.flatMap(Object.keys));
  if (axes.has(axis)) {
    const words = cellInWords(lacking);
    return [{ ...place, message: `${text} has no value in the cell “${words}”` }];
  }
  return [
    {
      ...place,
      message: `${text}: this gate’s matrix has no axis “${axis}”`,
      next: suggest(axis, axes),
    },
  ];
}

/** What only `include` adds may be there for `allowFailure` to name. */
function markers({ gate }: Binding): string[] {
  const cells = Array.isArray(gate.allowFailure) ? gate.allowFailure : [];
  return cells.flatMap(Object.keys).filter((axis) => gate.matrix?.[axis] === undefined);
}

function reportUnused(axis: string, { gate, adapter, path, report }: Binding): void {
  const place = [...path, 'matrix'];
  const entry = gate.matrix?.include?.findIndex((it) => !isValue(it) && Object.hasOwn(it, axis));
  report({
    path:
      gate.matrix?.[axis] === undefined
        ? [...place, 'include', entry ?? 0, axis]
        : [...place, axis],
    at: 'key',
    message: `nothing uses the axis “${axis}”: its cells would all judge the same`,
    why: [
      adapter.id === 'run'
        ? `\${matrix.${axis}} stands neither in “run” nor in “reads” nor in “env”`
        : `${adapter.id} has no option of that name, and \${matrix.${axis}} stands neither in “with” nor in “env”`,
    ],
    ...(adapter.id === 'run' ? {} : { next: suggest(axis, keysOf(adapter.options)) }),
  });
}
