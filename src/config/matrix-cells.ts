import type { RawMatrix, RawMatrixValue } from './raw-config.ts';

/** One combination of a matrix, with the values as they were written. */
export type RawCell = Readonly<Record<string, RawMatrixValue>>;

/** A matrix with its parts told apart. */
export interface MatrixParts {
  readonly axes: Readonly<Record<string, readonly RawMatrixValue[]>>;
  readonly exclude: readonly RawCell[];
  readonly include: readonly RawCell[];
}

/** Takes a matrix apart; axes with cells for values, and the reverse, are left out. */
export function matrixParts(matrix: RawMatrix): MatrixParts {
  const { exclude = [], include = [], ...rest } = matrix;
  const axes = Object.entries(rest).map(([axis, values]) => [axis, values.filter(isValue)]);
  return {
    axes: Object.fromEntries(axes),
    exclude: exclude.filter(isCell),
    include: include.filter(isCell),
  };
}

export function isValue(entry: RawMatrixValue | RawCell): entry is RawMatrixValue {
  return typeof entry !== 'object';
}

function isCell(entry: RawMatrixValue | RawCell): entry is RawCell {
  return !isValue(entry);
}

/** How many combinations the axes alone have. */
export function countCombinations({ axes }: MatrixParts): number {
  return Object.values(axes).reduce((count, values) => count * values.length, 1);
}

/**
 * The cells of a matrix, as GitHub makes them: all combinations of the axes, first axis slowest,
 * without those that an `exclude` entry matches; then each `include` entry is added to the cells
 * whose axis values it does not contradict, or is a cell of its own when there is none.
 */
export function expandCells(parts: MatrixParts): RawCell[] {
  const { axes, exclude, include } = parts;
  const combinations = Object.entries(axes).reduce<RawCell[]>(
    (cells, [axis, values]) =>
      cells.flatMap((cell) => values.map((value) => ({ ...cell, [axis]: value }))),
    Object.keys(axes).length === 0 ? [] : [{}],
  );
  const cells = combinations.filter((cell) => !exclude.some((entry) => matchesCell(entry, cell)));
  const originals = cells.length;
  for (const entry of include) {
    let added = false;
    cells.slice(0, originals).forEach((cell, index) => {
      if (contradicts(entry, cell, axes)) return;
      cells[index] = { ...cell, ...entry };
      added = true;
    });
    if (!added) cells.push(entry);
  }
  return cells;
}

/** Whether a cell has all the values of an entry; `1` and `"1"` are the same. */
export function matchesCell(entry: RawCell, cell: RawCell): boolean {
  return Object.entries(entry).every(
    ([axis, value]) => Object.hasOwn(cell, axis) && String(cell[axis]) === String(value),
  );
}

function contradicts(entry: RawCell, cell: RawCell, axes: MatrixParts['axes']): boolean {
  return Object.entries(entry).some(
    ([axis, value]) => Object.hasOwn(axes, axis) && String(cell[axis]) !== String(value),
  );
}
