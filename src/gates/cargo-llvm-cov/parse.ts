import type { Evidence } from '../../core/evidence.ts';
import { readTextRun, testsFailed } from '../cargo-coverage/read-text-run.ts';
import { readNextest } from '../cargo-nextest/parse.ts';
import { readLlvmCovJson } from '../coverage/read-llvm-cov-json.ts';
import { withCoverage } from '../coverage/with-coverage.ts';
import type { ToolRun } from '../define-gate.ts';

/** Reads what the test runner printed, and the report of llvm-cov that is written after it. */
export function readLlvmCov(run: ToolRun, { runner }: { runner: 'test' | 'nextest' }): Evidence {
  const tests = runner === 'nextest' ? readNextest(run) : readTextRun(run);
  const reading = run.exitCode === 0 ? readLlvmCovJson(run.reports.coverage) : testsFailed;
  return withCoverage(tests, reading);
}
