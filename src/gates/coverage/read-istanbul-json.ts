import * as z from 'zod';
import { readJson } from '../node/read-json.ts';
import { type CoverageReading, metricsOf, readingOf, type Share, sum } from './coverage-reading.ts';
import { LineHits } from './line-hits.ts';

const count = z.number().min(0);
const file = z.object({
  path: z.string().min(1),
  statementMap: z.record(z.string(), z.object({ start: z.object({ line: z.int().min(1) }) })),
  s: z.record(z.string(), count),
  f: z.record(z.string(), count),
  b: z.record(z.string(), z.array(count)),
});
const map = z.record(z.string(), file);

const part = z.object({ total: z.int(), covered: z.int() });
const summary = z.object({
  total: z.object({ lines: part, statements: part, functions: part, branches: part }),
});

/**
 * Reads coverage-final.json, Istanbul's map of files, which Vitest, Jest, nyc and c8 write with
 * their reporter `json`. As in Istanbul, a statement belongs to the line on which it begins, and a
 * line is executed when one of its statements is.
 *
 * Format: https://github.com/istanbuljs/istanbuljs, istanbul-lib-coverage's FileCoverage
 */
export function readIstanbulJson(text: string | undefined): CoverageReading {
  if (text === undefined) return refuse('no coverage report was written');
  const read = readJson(map, text);
  if (read === undefined) return refuse('the coverage report is not one of Istanbul');
  const files = Object.values(read);
  const hits = new LineHits();
  for (const { path, statementMap, s } of files) {
    for (const [id, { start }] of Object.entries(statementMap)) {
      const executed = s[id];
      if (executed === undefined) return refuse(`the coverage of ${path} lacks statement ${id}`);
      hits.addLine(path, start.line, executed > 0);
    }
  }
  return readingOf('Istanbul', hits.toFiles(), {
    statement: shareOf(files.flatMap(({ s }) => Object.values(s))),
    function: shareOf(files.flatMap(({ f }) => Object.values(f))),
    branch: shareOf(files.flatMap(({ b }) => Object.values(b).flat())),
  });
}

/**
 * Reads coverage-summary.json, which the reporter `json-summary` writes: sums without lines, so that
 * nothing can be said of changed lines.
 */
export function readIstanbulSummary(text: string | undefined): CoverageReading {
  if (text === undefined) return refuse('no coverage summary was written');
  const total = readJson(summary, text)?.total;
  if (total === undefined) return refuse('the coverage summary is not one of Istanbul');
  if (total.lines.total === 0) return refuse('the coverage summary has no measured line');
  const { lines: line, statements: statement, functions, branches: branch } = total;
  const metrics = metricsOf({ line, statement, function: functions, branch });
  return { ok: true, files: [], metrics };
}

function shareOf(counts: readonly number[]): Share {
  return { covered: sum(counts.map((times) => (times > 0 ? 1 : 0))), total: counts.length };
}

function refuse(reason: string): CoverageReading {
  return { ok: false, reason };
}
