import type { Evidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { joinEvidence } from './join-evidence.ts';
import { readExitCode } from './parse.ts';
import { readReports } from './read-reports.ts';
import type { ReportFiles } from './report-files.ts';

/**
 * A command without reports is worth its exit code. With them, exit code 0 is worth what they say,
 * and nothing unless all can be read. After any other code, what they say is the verdict if it
 * explains that code; else the code is a finding too: a report of notes alone does not make a
 * command that failed one that passed.
 */
export function readCommand(
  run: ToolRun,
  { reads }: { readonly reads?: ReportFiles | undefined },
): Evidence {
  const byExitCode = readExitCode(run);
  if (byExitCode.completeness === 'failed' || reads === undefined) return byExitCode;
  const reports = readReports(run, reads);
  const unreadable = reports.find(({ completeness }) => completeness === 'failed');
  if (run.exitCode === 0 && unreadable !== undefined) return unreadable;
  const joined = joinEvidence(reports);
  return joined.findings.some(isSerious)
    ? joined
    : { ...joined, findings: [...joined.findings, ...byExitCode.findings] };
}

/** What is reason enough for a command to end with another exit code than 0. */
function isSerious({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'high' || severity === 'critical';
}
