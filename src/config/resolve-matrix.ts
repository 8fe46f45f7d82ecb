import type { ConfigPath } from './config-source.ts';
import {
  countCombinations,
  expandCells,
  isValue,
  type MatrixParts,
  matchesCell,
  matrixParts,
  type RawCell,
} from './matrix-cells.ts';
import type { Report } from './problem.ts';
import type { RawMatrix } from './raw-config.ts';

const mostCells = 256;

/**
 * The cells of a gate's matrix, `[{}]` for a gate without one. Reports what does not fit together.
 * @param path of the gate
 */
export function resolveMatrix(
  matrix: RawMatrix | undefined,
  path: ConfigPath,
  report: Report,
): RawCell[] {
  if (matrix === undefined) return [{}];
  const place = [...path, 'matrix'];
  if (reportMisplaced(matrix, place, report)) return [];
  const parts = matrixParts(matrix);
  const combinations = countCombinations(parts);
  if (combinations > mostCells) return tooMany(combinations, place, report);
  reportUselessExcludes(parts, place, report);
  const cells = expandCells(parts);
  if (cells.length > mostCells) return tooMany(cells.length, place, report);
  if (cells.length === 0) {
    report({ path: place, at: 'key', message: 'this matrix has no cell: nothing would be judged' });
  }
  reportTwins(cells, place, report);
  return cells;
}

function tooMany(count: number, path: ConfigPath, report: Report): [] {
  report({
    path,
    at: 'key',
    message: `this matrix has ${count} cells, more than the ${mostCells} that a gate may have`,
  });
  return [];
}

/** An axis holds values, `exclude` and `include` hold cells. */
function reportMisplaced(matrix: RawMatrix, path: ConfigPath, report: Report): boolean {
  let isMisplaced = false;
  for (const [key, entries] of Object.entries(matrix)) {
    const holdsCells = key === 'exclude' || key === 'include';
    const index = entries.findIndex((entry) => isValue(entry) === holdsCells);
    if (index === -1) continue;
    isMisplaced = true;
    report({
      path: [...path, key, index],
      at: 'value',
      message: holdsCells
        ? `“${key}” holds cells, such as { toolchain: nightly }`
        : `the axis “${key}” holds single values`,
    });
  }
  return isMisplaced;
}

/** An exclude that matches nothing is a slip of the pen: the cell would be judged all the same. */
function reportUselessExcludes(parts: MatrixParts, path: ConfigPath, report: Report): void {
  const all = expandCells({ ...parts, exclude: [], include: [] });
  parts.exclude.forEach((entry, index) => {
    if (all.some((cell) => matchesCell(entry, cell))) return;
    report({
      path: [...path, 'exclude', index],
      at: 'value',
      message: 'this matches no cell of the matrix',
    });
  });
}

function reportTwins(cells: readonly RawCell[], path: ConfigPath, report: Report): void {
  const twin = cells.find((cell, index) =>
    cells.slice(0, index).some((other) => matchesCell(cell, other) && matchesCell(other, cell)),
  );
  if (twin === undefined) return;
  report({
    path,
    at: 'key',
    message: `this matrix has the cell “${cellInWords(twin)}” twice`,
  });
}

/** `toolchain: nightly, os: linux` */
export function cellInWords(cell: RawCell): string {
  return Object.entries(cell)
    .map(([axis, value]) => `${axis}: ${value}`)
    .join(', ');
}
