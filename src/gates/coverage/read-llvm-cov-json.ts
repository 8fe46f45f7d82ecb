import * as z from 'zod';
import { readJson } from '../node/read-json.ts';
import { type CoverageReading, readingOf } from './coverage-reading.ts';
import { LineHits, mostLines } from './line-hits.ts';
import { segmentLines } from './segment-lines.ts';

const share = z.object({ count: z.int().min(0), covered: z.int().min(0) });
/** Line, column, count, has count, is the entry of a region, is a gap between regions. */
const segment = z.tuple([
  z.int().min(1).max(mostLines),
  z.int(),
  z.number().min(0),
  z.boolean(),
  z.boolean(),
  z.boolean(),
]);
const report = z.object({
  type: z.literal('llvm.coverage.json.export'),
  data: z.tuple([
    z.object({
      files: z.array(z.object({ filename: z.string().min(1), segments: z.array(segment) })),
      totals: z.object({ functions: share, regions: share, branches: share.optional() }),
    }),
  ]),
});

/**
 * Reads what `llvm-cov export` writes, and `cargo llvm-cov --json`. Lines are made of the segments;
 * a report of sums alone (`-summary-only`) has none and is refused.
 *
 * Format: llvm/tools/llvm-cov/CoverageExporterJson.cpp, versions 2 and 3
 */
export function readLlvmCovJson(text: string | undefined): CoverageReading {
  if (text === undefined) return refuse('no report of llvm-cov was written');
  const read = readJson(report, text);
  if (read === undefined) return refuse('the report of llvm-cov cannot be read');
  const [{ files, totals }] = read.data;
  const hits = new LineHits();
  for (const { filename, segments } of files) {
    if (segments.some(([line], index) => line < (segments[index - 1]?.[0] ?? 1))) {
      return refuse(`the segments of ${filename} are not in order`);
    }
    for (const { line, executed } of segmentLines(segments.map(toSegment))) {
      hits.addLine(filename, line, executed);
    }
  }
  const { functions, regions, branches } = totals;
  return readingOf('llvm-cov', hits.toFiles(), {
    function: shareOf(functions),
    region: shareOf(regions),
    ...(branches === undefined ? {} : { branch: shareOf(branches) }),
  });
}

function toSegment([line, , count, hasCount, isEntry, isGap]: z.output<typeof segment>) {
  return {
    line,
    executed: count > 0,
    hasCount,
    startsRegion: isEntry && hasCount && !isGap,
    isEntry,
  };
}

function shareOf({ count, covered }: z.output<typeof share>) {
  return { covered, total: count };
}

function refuse(reason: string): CoverageReading {
  return { ok: false, reason };
}
