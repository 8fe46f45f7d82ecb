import type { FileCoverage } from '../../core/coverage.ts';

/** No file has more lines. So much is refused, since a range of lines is counted out one by one. */
export const mostLines = 10_000_000;

/**
 * Collects which lines of which files were executed. A line or a file may be named many times, by
 * several test runs or by several statements on one line: executed once is covered.
 */
export class LineHits {
  readonly #files = new Map<string, Map<number, boolean>>();

  /** @param line counted from 1 */
  addLine(path: string, line: number, executed: boolean): void {
    const lines = this.#linesOf(path);
    lines.set(line, executed || lines.get(line) === true);
  }

  /** Sorted by path. */
  toFiles(): FileCoverage[] {
    const files = [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1));
    return files.map(([file, lines]) => toFile(file, lines));
  }

  #linesOf(path: string): Map<number, boolean> {
    const file = withSlashes(path);
    const lines = this.#files.get(file) ?? new Map<number, boolean>();
    this.#files.set(file, lines);
    return lines;
  }
}

/** Tools on Windows write `src\lib.rs`, or both kinds of slashes in one path. */
function withSlashes(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+(?=.)/, '');
}

function toFile(file: string, lines: ReadonlyMap<number, boolean>): FileCoverage {
  const sorted = [...lines].sort(([a], [b]) => a - b);
  return {
    file,
    covered: sorted.flatMap(([line, executed]) => (executed ? [line] : [])),
    missed: sorted.flatMap(([line, executed]) => (executed ? [] : [line])),
  };
}
