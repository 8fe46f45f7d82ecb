import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import { endOfLifeFindings, findingsOf } from './findings.ts';
import type { TrivyOptions } from './options.ts';
import { type TrivyResult, trivyReport } from './report.ts';

/**
 * Reads the JSON report. What Trivy recognised is what it examined: packages, and checks of
 * configuration. An image of a system that it does not know has neither, and that is no pass.
 */
export function readTrivy(run: ToolRun, { mode, path, image }: TrivyOptions): Evidence {
  const read = readJson(trivyReport, run.reports.results);
  if (read === undefined) return failedEvidence('Trivy wrote no report that can be read');
  if ((read.ArtifactType === 'container_image') !== (mode === 'image')) {
    return failedEvidence(`Trivy scanned a ${read.ArtifactType.replace('_', ' ')}`);
  }
  const directory = mode === 'image' ? undefined : path;
  const found = read.Results.flatMap((result) => findingsOf(result, directory));
  if (run.exitCode === 10 && found.length === 0) {
    return failedEvidence('Trivy ended with exit code 10 but reports nothing');
  }
  const count = read.Results.reduce((sum, result) => sum + examinedIn(result), 0);
  const unit = mode === 'config' ? 'checks' : 'packages';
  return {
    completeness: 'complete',
    examined: { count, unit },
    findings: [...endOfLifeFindings(read), ...found],
    metrics: [],
    ...(count === 0 ? { note: `Trivy recognised nothing in ${image ?? path}` } : {}),
  };
}

function examinedIn({ Packages = [], MisconfSummary }: TrivyResult): number {
  const { Successes = 0, Failures = 0 } = MisconfSummary ?? {};
  return Packages.length + Successes + Failures;
}
