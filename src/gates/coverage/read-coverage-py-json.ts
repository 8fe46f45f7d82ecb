import * as z from 'zod';
import { readJson } from '../node/read-json.ts';
import { type CoverageReading, readingOf, sum } from './coverage-reading.ts';
import { LineHits } from './line-hits.ts';

const lines = z.array(z.int().min(1));
const report = z.object({
  meta: z.object({ version: z.string(), branch_coverage: z.boolean() }),
  files: z.record(z.string(), z.object({ executed_lines: lines, missing_lines: lines })),
  totals: z.object({
    covered_lines: z.int(),
    num_statements: z.int(),
    covered_branches: z.int().optional(),
    num_branches: z.int().optional(),
  }),
});

/**
 * Reads the report of `coverage json`, which pytest-cov writes too. The line coverage is that of
 * lines alone; coverage.py's own percentage mixes branches into it when they are measured.
 *
 * Format: https://coverage.readthedocs.io/en/latest/commands/cmd_json.html, formats 2 and 3
 */
export function readCoveragePyJson(text: string | undefined): CoverageReading {
  if (text === undefined) return refuse('no report of coverage.py was written');
  const read = readJson(report, text);
  if (read === undefined) return refuse('the report of coverage.py cannot be read');
  const { files, totals } = read;
  const held = sum(Object.values(files).map((file) => file.executed_lines.length));
  if (held !== totals.covered_lines) {
    return refuse(`coverage.py counts ${totals.covered_lines} covered lines and lists ${held}`);
  }
  const hits = new LineHits();
  for (const [path, { executed_lines, missing_lines }] of Object.entries(files)) {
    for (const line of executed_lines) hits.addLine(path, line, true);
    for (const line of missing_lines) hits.addLine(path, line, false);
  }
  const { covered_branches: covered = 0, num_branches: total = 0 } = totals;
  return readingOf('coverage.py', hits.toFiles(), { branch: { covered, total } });
}

function refuse(reason: string): CoverageReading {
  return { ok: false, reason };
}
