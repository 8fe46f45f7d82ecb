import type { Evidence } from '../../core/evidence.ts';
import { readTextRun, testsFailed } from '../cargo-coverage/read-text-run.ts';
import { readNextest } from '../cargo-nextest/parse.ts';
import type { CoverageReading } from '../coverage/coverage-reading.ts';
import { readLlvmCovJson } from '../coverage/read-llvm-cov-json.ts';
import { withCoverage } from '../coverage/with-coverage.ts';
import type { ToolRun } from '../define-gate.ts';

/** The last line of cargo-llvm-cov, on stderr. */
const lastLine = /^ *Finished report saved to .+\.json$/m;
const unfinished = { ok: false, reason: 'cargo llvm-cov did not reach its end' } as const;

interface Options {
  readonly runner: 'test' | 'nextest';
  readonly ownHarness: readonly string[];
}

/** Reads what the test runner printed, and the report of llvm-cov that is written after it. */
export function readLlvmCov(run: ToolRun, { runner, ownHarness }: Options): Evidence {
  const tests = runner === 'nextest' ? readNextest(run) : readTextRun(run, ownHarness);
  return withCoverage(tests, run.exitCode === 0 ? readReport(run) : testsFailed);
}

function readReport({ reports, stderr }: ToolRun): CoverageReading {
  const reading = readLlvmCovJson(reports.coverage);
  return reading.ok && !lastLine.test(stderr) ? unfinished : reading;
}
