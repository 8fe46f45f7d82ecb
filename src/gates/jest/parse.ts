import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import { readIstanbulJson } from '../coverage/read-istanbul-json.ts';
import { withCoverage } from '../coverage/with-coverage.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import { failuresOf, isUnloaded, thresholdFindings } from './failure-findings.ts';
import { type JestReport, report } from './report.ts';

/**
 * Reads the JSON report. Tests that ran are what was examined; skipped ones are not. A file that
 * cannot be loaded is no failed test, and a threshold of the project's config is in no report.
 */
export function readJest(run: ToolRun, options: { readonly coverage: boolean }): Evidence {
  const read = readJson(report, run.reports.results);
  if (read === undefined) return failedEvidence(withoutReport(run));
  const contradiction = contradictionIn(read);
  if (contradiction !== undefined) return failedEvidence(contradiction);
  const findings = [
    ...read.testResults.flatMap((result) => failuresOf(result, run)),
    ...thresholdFindings(run),
  ];
  const failed = findings.length > 0;
  const count = read.numPassedTests + read.numFailedTests;
  if (read.success === failed || (run.exitCode === 0) === failed) {
    return failedEvidence(
      `Jest ended with exit code ${run.exitCode} and reports ${findings.length} failures`,
    );
  }
  const unloaded = read.testResults.filter(isUnloaded).length;
  const note = noteOf(unloaded, count);
  const evidence: Evidence = {
    completeness: unloaded > 0 ? 'degraded' : 'complete',
    examined: { count, unit: 'tests' },
    findings,
    metrics: [],
    ...(note === undefined ? {} : { note }),
  };
  return options.coverage
    ? withCoverage(evidence, readIstanbulJson(run.reports.coverage))
    : evidence;
}

function noteOf(unloaded: number, count: number): string | undefined {
  if (unloaded > 0) return `test files that did not run: ${unloaded}`;
  return count === 0 ? 'no test ran' : undefined;
}

function contradictionIn(read: JestReport): string | undefined {
  if (read.wasInterrupted) return 'Jest was interrupted';
  const listed = read.testResults.flatMap(({ assertionResults }) => assertionResults);
  if (listed.length !== read.numTotalTests) {
    return `Jest counts ${read.numTotalTests} tests and lists ${listed.length}`;
  }
  const failed = listed.filter(({ status }) => status === 'failed').length;
  if (failed !== read.numFailedTests) {
    return `Jest counts ${read.numFailedTests} failed tests and lists ${failed}`;
  }
  const unloaded = read.testResults.filter(isUnloaded).length;
  return unloaded >= read.numRuntimeErrorTestSuites
    ? undefined
    : `Jest counts ${read.numRuntimeErrorTestSuites} files that did not run and lists ${unloaded}`;
}

/** Without a report Jest says first what is wrong: with its config, with the choice of tests. */
function withoutReport({ reports, exitCode, stderr }: ToolRun): string {
  if (reports.results !== undefined) return 'the report of Jest cannot be read';
  const lines = stderr.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => /^\w*Error: /.test(line)) ?? lines.find(Boolean);
  return `Jest wrote no report (exit code ${exitCode})${reason ? `: ${reason.slice(0, 200)}` : ''}`;
}
