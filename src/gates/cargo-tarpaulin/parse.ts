import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import { readTextRun, testsFailed } from '../cargo-coverage/read-text-run.ts';
import { withCoverage } from '../coverage/with-coverage.ts';
import type { ToolRun } from '../define-gate.ts';
import { readTarpaulinReport } from './read-report.ts';

/** Says that all went well but for a threshold in the project's own tarpaulin.toml. */
const thresholdLine = /^Error: "(Coverage is below the failure threshold .*)"$/m;

/** Its last word on stderr: `73.91% coverage, 17/23 lines covered, +39.13% change in coverage`. */
const sumLine = /^[\d.]+% coverage, \d+\/\d+ lines covered(?:, .*% change in coverage)?$/m;

/** Reads what the tests printed, and the report that tarpaulin writes after them. */
export function readTarpaulin(
  run: ToolRun,
  { ownHarness }: { ownHarness: readonly string[] },
): Evidence {
  const reading = readTarpaulinReport(run.reports.coverage);
  const message = thresholdLine.exec(run.stderr)?.[1];
  if (message === undefined) {
    if (run.exitCode === 0 && !sumLine.test(run.stderr)) {
      return failedEvidence('tarpaulin did not sum up what it measured');
    }
    return withCoverage(readTextRun(run, ownHarness), run.exitCode === 0 ? reading : testsFailed);
  }
  if (run.exitCode === 0) return failedEvidence(`tarpaulin exited with 0, but says: ${message}`);
  const evidence = withCoverage(readTextRun({ ...run, exitCode: 0 }, ownHarness), reading);
  return { ...evidence, findings: [...evidence.findings, thresholdFinding(message)] };
}

function thresholdFinding(message: string): Finding {
  return { tool: 'tarpaulin', rule: 'coverage-threshold', severity: 'error', message };
}
