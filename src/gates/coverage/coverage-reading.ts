import type { FileCoverage } from '../../core/coverage.ts';
import type { Metric } from '../../core/metric.ts';

/**
 * What a coverage report says, or why it cannot be relied on, in one line. A report without one
 * measured line says nothing: it is no coverage of 100 %.
 */
export type CoverageReading =
  | {
      readonly ok: true;
      /** By path, each once; empty where the format has sums only. Paths are as in evidence. */
      readonly files: readonly FileCoverage[];
      /** `line-coverage`, and `branch-coverage`, `function-coverage`, … where there are any. */
      readonly metrics: readonly Metric[];
    }
  | { readonly ok: false; readonly reason: string };

/** How many there are of something that tests can reach, and how many they did. */
export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** Shares of what a report counts besides lines. */
export type OtherShares = Readonly<
  Partial<Record<'branch' | 'function' | 'region' | 'statement', Share>>
>;

/**
 * The reading of a report with lines; the share of lines is counted from them, so that it is the
 * same whatever a tool's own sums leave out or count twice.
 *
 * @param format what the report is called when it has to be refused: `lcov`
 */
export function readingOf(
  format: string,
  files: readonly FileCoverage[],
  others: OtherShares = {},
): CoverageReading {
  const covered = sum(files.map((file) => file.covered.length));
  const total = covered + sum(files.map((file) => file.missed.length));
  if (total === 0) return { ok: false, reason: `the ${format} report has no measured line` };
  return { ok: true, files, metrics: metricsOf({ line: { covered, total }, ...others }) };
}

/** A metric in percent for each share of something. */
export function metricsOf(shares: Readonly<Record<string, Share | undefined>>): Metric[] {
  return Object.entries(shares).flatMap(([name, share]) => {
    if (share === undefined || share.total === 0) return [];
    const value = (100 * share.covered) / share.total;
    return [{ name: `${name}-coverage`, value, unit: '%', better: 'higher' as const }];
  });
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
