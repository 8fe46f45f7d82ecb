import type { FileCoverage } from '../core/coverage.ts';
import { changedLinesMetric } from '../core/limit.ts';
import type { Metric } from '../core/metric.ts';

/** Line numbers, from 1, that a change added or rewrote, by file from the root of the repository. */
export type ChangedLines = ReadonlyMap<string, ReadonlySet<number>>;

/** What is known of the coverage of changed lines. */
type DiffCoverage =
  /** There is a number, over so many changed lines that can be executed. */
  | { readonly kind: 'measured'; readonly metric: Metric; readonly lines: number }
  /** Nothing that this tool measures was changed: there is nothing to say. */
  | { readonly kind: 'nothing-changed' }
  /** Something was changed that should be measured and is not. Never a pass. */
  | { readonly kind: 'no-data'; readonly files: readonly string[] };

/**
 * How much of what changed is covered. A changed file that the report does not know, of a kind that
 * the report does know, makes it “no data”: a report whose paths do not fit would otherwise look as
 * if nothing were uncovered.
 */
export function diffCoverage(
  coverage: readonly FileCoverage[],
  changed: ChangedLines,
): DiffCoverage {
  const byFile = new Map(coverage.map((file) => [file.file, file]));
  const kinds = new Set(coverage.map(({ file }) => extensionOf(file)));
  const unknown: string[] = [];
  let covered = 0;
  let missed = 0;
  for (const [file, lines] of changed) {
    if (lines.size === 0 || !kinds.has(extensionOf(file))) continue;
    const known = byFile.get(file);
    if (known === undefined) {
      unknown.push(file);
      continue;
    }
    covered += known.covered.filter((line) => lines.has(line)).length;
    missed += known.missed.filter((line) => lines.has(line)).length;
  }
  const lines = covered + missed;
  if (lines === 0) {
    return unknown.length > 0 ? { kind: 'no-data', files: unknown } : { kind: 'nothing-changed' };
  }
  const value = (covered / lines) * 100;
  return {
    kind: 'measured',
    lines,
    metric: { name: changedLinesMetric, value, unit: '%', better: 'higher' },
  };
}

function extensionOf(file: string): string {
  return file.slice(file.lastIndexOf('.'));
}
