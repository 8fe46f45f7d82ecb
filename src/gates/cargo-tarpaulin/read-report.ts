import * as z from 'zod';
import { type CoverageReading, readingOf, sum } from '../coverage/coverage-reading.ts';
import { LineHits } from '../coverage/line-hits.ts';
import { readJson } from '../node/read-json.ts';

const report = z.object({
  files: z.array(
    z.object({
      path: z.array(z.string()).min(1),
      traces: z.array(
        z.object({ line: z.int().min(1), stats: z.object({ Line: z.int().min(0) }) }),
      ),
    }),
  ),
  covered: z.int(),
  coverable: z.int(),
});

/**
 * Reads tarpaulin-report.json. A file that tarpaulin could not read again is in its sums, but not
 * in its list.
 *
 * Format: cargo-tarpaulin 0.37, src/report/json.rs
 */
export function readTarpaulinReport(text: string | undefined): CoverageReading {
  if (text === undefined) return refuse('no report of tarpaulin was written');
  const read = readJson(report, text);
  if (read === undefined) return refuse('the report of tarpaulin cannot be read');
  const hits = new LineHits();
  for (const { path, traces } of read.files) {
    const file = path.join('/').replaceAll(/[\\/]+/g, '/');
    for (const { line, stats } of traces) hits.addLine(file, line, stats.Line > 0);
  }
  const listed = sum(read.files.map(({ traces }) => traces.length));
  if (listed !== read.coverable) {
    return refuse(`tarpaulin counts ${read.coverable} lines and lists ${listed}`);
  }
  return readingOf('tarpaulin', hits.toFiles());
}

function refuse(reason: string): CoverageReading {
  return { ok: false, reason };
}
