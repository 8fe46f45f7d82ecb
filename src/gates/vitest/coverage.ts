import * as z from 'zod';
import type { Finding } from '../../core/finding.ts';
import type { Metric } from '../../core/metric.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';

/** `pct` is the string "Unknown" where there is nothing to cover. */
const share = z.object({ total: z.number(), pct: z.union([z.number(), z.string()]) });
const summary = z.object({
  total: z.object({ lines: share, statements: share, functions: share, branches: share }),
});

/** `ERROR: Coverage for lines (50%) does not meet global threshold (90%)` */
const threshold = /^ERROR: (Coverage for (\w+) .* does not meet .*threshold.*)$/gm;

/**
 * Reads coverage-summary.json of Istanbul. Thresholds of the project's own config fail Vitest
 * beside a report that says success, so they are findings.
 *
 * @returns undefined when there is no summary, or nothing in it that could be covered
 */
export function readCoverage(run: ToolRun): { findings: Finding[]; metrics: Metric[] } | undefined {
  const total = readJson(summary, run.reports.coverage)?.total;
  if (total === undefined || total.lines.total === 0) return undefined;
  return {
    metrics: [
      ...metricOf('line-coverage', total.lines),
      ...metricOf('statement-coverage', total.statements),
      ...metricOf('function-coverage', total.functions),
      ...metricOf('branch-coverage', total.branches),
    ],
    findings: [...run.stderr.matchAll(threshold)].map(([, message = '', what = '']) => ({
      tool: 'vitest',
      rule: `coverage-threshold-${what}`,
      severity: 'error',
      message,
    })),
  };
}

function metricOf(name: string, { total, pct }: z.output<typeof share>): Metric[] {
  if (total === 0 || typeof pct !== 'number') return [];
  return [{ name, value: pct, unit: '%', better: 'higher' }];
}
