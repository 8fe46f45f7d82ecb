import type { ConfigPath } from './config-source.ts';
import type { RawCell } from './matrix-cells.ts';
import type { RawGate } from './raw-config.ts';

/** A `${matrix.axis}` in a text of the config. */
export interface MatrixReference {
  readonly axis: string;
  /** As written. */
  readonly text: string;
  /** Of the text that it stands in. */
  readonly path: ConfigPath;
}

const reference = /\$\{matrix\.([^{}]*)\}/g;

/** The same as GitHub writes it: never replaced, but looked for, since that is what people know. */
const referenceOfGitHub = /\$\{\{\s*matrix\.([^{}]*?)\s*\}\}/g;

/** All references in the parts of a gate where they are replaced: `run`, `reads`, `with` and `env`. */
export function findReferences(gate: RawGate, path: ConfigPath): MatrixReference[] {
  return ['run', 'reads', 'with', 'env'].flatMap((key) =>
    referencesIn(Reflect.get(gate, key), [...path, key]),
  );
}

function referencesIn(value: unknown, path: ConfigPath): MatrixReference[] {
  if (typeof value === 'string') {
    const found = [...value.matchAll(reference), ...value.matchAll(referenceOfGitHub)];
    return found.map(([text, axis = '']) => ({ axis, text, path }));
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => referencesIn(item, [...path, index]));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => referencesIn(item, [...path, key]));
}

/** A value with every reference in it replaced by what the cell says. */
export function replaceReferences(value: unknown, cell: RawCell): unknown {
  if (typeof value === 'string') return replaceInText(value, cell);
  if (Array.isArray(value)) return value.map((item) => replaceReferences(item, cell));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, replaceReferences(item, cell)]),
  );
}

/** A text with every reference in it replaced; one that the cell has no value for stays. */
export function replaceInText(text: string, cell: RawCell): string {
  return text.replace(reference, (written, axis: string) =>
    Object.hasOwn(cell, axis) ? String(cell[axis]) : written,
  );
}
