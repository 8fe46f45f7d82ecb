import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { CoverageReading } from '../coverage/coverage-reading.ts';
import { readCobertura } from '../coverage/read-cobertura.ts';
import { readLcov } from '../coverage/read-lcov.ts';
import type { ToolRun } from '../define-gate.ts';
import { readMetricsJson } from '../metrics-json/read-metrics-json.ts';
import { junitEvidence } from './junit-evidence.ts';
import { namedReports, type ReportFiles, type ReportKind } from './report-files.ts';
import { sarifEvidence } from './sarif-evidence.ts';

/** Takes the text of a report, absent when it was not written, and the run that left it. */
type Reader = (text: string | undefined, run: ToolRun) => Evidence;

const readers: Readonly<Record<ReportKind, Reader>> = {
  sarif: sarifEvidence,
  junit: junitEvidence,
  lcov: (text) => coverageEvidence(readLcov(text)),
  cobertura: (text) => coverageEvidence(readCobertura(text)),
  metrics: metricsEvidence,
};

/** What each report says; notes name the file. Evidence of one that cannot be read is `failed`. */
export function readReports(run: ToolRun, files: ReportFiles): Evidence[] {
  return namedReports(files).map(([kind, file]) => {
    const evidence = readers[kind](run.reports[kind], run);
    const { note } = evidence;
    return note === undefined ? evidence : { ...evidence, note: `${file}: ${note}` };
  });
}

function coverageEvidence(reading: CoverageReading): Evidence {
  if (!reading.ok) return failedEvidence(reading.reason);
  const { files, metrics } = reading;
  return {
    completeness: 'complete',
    examined: { count: files.length, unit: 'files' },
    findings: [],
    metrics,
    coverage: files,
  };
}

function metricsEvidence(text: string | undefined): Evidence {
  const reading = readMetricsJson(text);
  if (!reading.ok) return failedEvidence(reading.reason);
  const { metrics } = reading;
  return {
    completeness: 'complete',
    examined: { count: metrics.length, unit: 'metrics' },
    findings: [],
    metrics,
  };
}
