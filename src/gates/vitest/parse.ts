import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import { readIstanbulJson } from '../coverage/read-istanbul-json.ts';
import { thresholdFindings } from '../coverage/threshold-findings.ts';
import { withCoverage } from '../coverage/with-coverage.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import { fileFinding, isUnloaded, testFinding } from './failure-findings.ts';
import { type Report, report, type TestFile } from './report.ts';
import { unhandledFindings } from './unhandled-errors.ts';

/**
 * Reads the JSON report. Tests that ran are what was examined; skipped ones are not. Errors outside
 * of any test appear only in the exit code and on stderr, beside `success: true`.
 */
export function readTests(run: ToolRun, options: { readonly coverage: boolean }): Evidence {
  const read = readJson(report, run.reports.results);
  if (read === undefined) return failedEvidence(withoutReport(run));
  const cases = read.testResults.flatMap(({ assertionResults }) => assertionResults);
  if (cases.length !== read.numTotalTests) {
    return failedEvidence(`Vitest counts ${read.numTotalTests} tests and lists ${cases.length}`);
  }
  const unhandled = unhandledFindings(run);
  const thresholds = options.coverage ? thresholdFindings('vitest', run.stderr) : [];
  const failures = read.testResults.flatMap((result) => fileFindings(result, run));
  const findings = [...failures, ...unhandled, ...thresholds];
  const count = read.numPassedTests + read.numFailedTests;
  const contradiction = contradictionOf(read, run, { failures: failures.length, findings, count });
  if (contradiction !== undefined) return failedEvidence(contradiction);
  const unloaded = read.testResults.filter(isUnloaded).length;
  const note = noteOf(count, unloaded, unhandled.length);
  const evidence: Evidence = {
    completeness: unloaded > 0 || unhandled.length > 0 ? 'degraded' : 'complete',
    examined: { count, unit: 'tests' },
    findings,
    metrics: [],
    ...(note === undefined ? {} : { note }),
  };
  return options.coverage
    ? withCoverage(evidence, readIstanbulJson(run.reports.coverage))
    : evidence;
}

function fileFindings(result: TestFile, run: ToolRun): Finding[] {
  const failed = result.assertionResults.filter(({ status }) => status === 'failed');
  const tests = failed.map((test) => testFinding(test, result.name, run));
  const said = result.message.trim() !== '';
  return said || isUnloaded(result) ? [...tests, fileFinding(result, run)] : tests;
}

function contradictionOf(
  { success, numFailedTests }: Report,
  { exitCode }: ToolRun,
  seen: { failures: number; findings: readonly Finding[]; count: number },
): string | undefined {
  if (success && seen.failures > 0) return 'Vitest reports success and failures';
  if (!success && seen.failures === 0 && seen.count > 0) {
    return `Vitest reports ${numFailedTests} failed tests and names none`;
  }
  if (seen.count === 0 && seen.findings.length === 0) return undefined;
  if ((exitCode === 0) === (seen.findings.length === 0)) return undefined;
  return exitCode === 0
    ? 'Vitest ended with exit code 0 although it reports failures'
    : `Vitest ended with exit code ${exitCode}, but reports no failure`;
}

function noteOf(count: number, unloaded: number, unhandled: number): string | undefined {
  if (unloaded > 0) return `test files that did not run to their end: ${unloaded}`;
  if (unhandled > 0) return `errors outside of any test: ${unhandled}`;
  return count > 0 ? undefined : 'no test ran';
}

function withoutReport({ reports, exitCode, stderr }: ToolRun): string {
  if (reports.results !== undefined) return 'the report of Vitest cannot be read';
  const lines = stderr.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => line !== '' && !line.startsWith('⎯'));
  return `Vitest wrote no report (exit code ${exitCode})${reason ? `: ${reason}` : ''}`;
}
