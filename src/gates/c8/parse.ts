import type { Evidence } from '../../core/evidence.ts';
import { readIstanbulJson } from '../coverage/read-istanbul-json.ts';
import { thresholdFindings } from '../coverage/threshold-findings.ts';
import { withCoverage } from '../coverage/with-coverage.ts';
import type { ToolRun } from '../define-gate.ts';
import { readExitCode } from '../run-command/parse.ts';

/**
 * c8 ends with the exit code of the command, or with 1 when thresholds of the project's own config
 * are not met; it reports what was executed whatever that code is.
 */
export function readC8(run: ToolRun): Evidence {
  const thresholds = thresholdFindings('c8', run.stderr);
  const evidence = readExitCode(run);
  const reading = readIstanbulJson(run.reports.coverage);
  const files = { count: reading.ok ? reading.files.length : 0, unit: 'files' };
  const findings = run.exitCode <= 1 && thresholds.length > 0 ? thresholds : evidence.findings;
  return withCoverage({ ...evidence, examined: files, findings }, reading);
}
