import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import { readTextRun, testsFailed } from '../cargo-coverage/read-text-run.ts';
import { withCoverage } from '../coverage/with-coverage.ts';
import type { ToolRun } from '../define-gate.ts';
import { readTarpaulinReport } from './read-report.ts';

/** Says that all went well but for a threshold in the project's own tarpaulin.toml. */
const thresholdLine = /^Error: "(Coverage is below the failure threshold .*)"$/m;

/** Reads what the tests printed, and the report that tarpaulin writes after them. */
export function readTarpaulin(run: ToolRun): Evidence {
  const reading = readTarpaulinReport(run.reports.coverage);
  const message = thresholdLine.exec(run.stderr)?.[1];
  if (message === undefined) {
    return withCoverage(readTextRun(run), run.exitCode === 0 ? reading : testsFailed);
  }
  if (run.exitCode === 0) return failedEvidence(`tarpaulin exited with 0, but says: ${message}`);
  const evidence = withCoverage(readTextRun({ ...run, exitCode: 0 }), reading);
  return { ...evidence, findings: [...evidence.findings, thresholdFinding(message)] };
}

function thresholdFinding(message: string): Finding {
  return { tool: 'tarpaulin', rule: 'coverage-threshold', severity: 'error', message };
}
