import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import { type Advisory, registrySeverities, toFinding } from './advisory.ts';

const severity = z.enum(registrySeverities);
/** A vulnerability of the package itself; a mere name is a dependency that has one. */
const cause = z.object({
  name: z.string(),
  title: z.string(),
  url: z.string(),
  severity,
  range: z.string(),
});
const fix = z.union([
  z.boolean(),
  z.object({ name: z.string(), version: z.string(), isSemVerMajor: z.boolean() }),
]);
const vulnerable = z.object({
  name: z.string(),
  severity,
  via: z.array(z.union([z.string(), cause])),
  fixAvailable: fix,
});

/** `npm audit --json` since npm 7; an error is another document, without the version. */
const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(z.string(), vulnerable),
  metadata: z.object({
    vulnerabilities: z.object({ total: z.int().min(0) }),
    dependencies: z.object({ total: z.int().min(0) }),
  }),
});

const failure = z.object({
  message: z.string().optional(),
  error: z.object({ summary: z.string().optional(), code: z.string().optional() }),
});

/** npm exits with 1 beside vulnerabilities, and beside a registry or lockfile it could not read. */
export function readNpmReport(run: ToolRun): Evidence {
  const read = readJson(report, run.stdout);
  if (read === undefined) return failedEvidence(`npm audit gave no report${because(run)}`);
  const entries = Object.values(read.vulnerabilities);
  const { total } = read.metadata.vulnerabilities;
  if (entries.length !== total || (run.exitCode === 0) !== (total === 0)) {
    return failedEvidence(
      `npm audit ended with exit code ${run.exitCode}, counts ${total} vulnerable packages and lists ${entries.length}`,
    );
  }
  const advisories = entries.flatMap(advisoriesOf);
  if (total > 0 && advisories.length === 0) {
    return failedEvidence('npm audit names vulnerable packages without a vulnerability');
  }
  return {
    completeness: 'complete',
    examined: { count: read.metadata.dependencies.total, unit: 'packages' },
    findings: advisories.map((advisory) => toFinding('npm audit', advisory)),
    metrics: [],
  };
}

function advisoriesOf({ via, fixAvailable }: z.output<typeof vulnerable>): Advisory[] {
  return via.flatMap((one) =>
    typeof one === 'string' ? [] : [{ ...one, packageName: one.name, help: helpOf(fixAvailable) }],
  );
}

function helpOf(available: z.output<typeof fix>): string {
  if (available === false) return 'no fixed version is known';
  if (available === true) return 'npm audit fix';
  const { name, version, isSemVerMajor } = available;
  return `update to ${name} ${version}${isSemVerMajor ? ', which may break what uses it' : ''}`;
}

function because({ stdout, stderr }: ToolRun): string {
  const error = readJson(failure, stdout);
  const said = error?.error.summary || error?.message || error?.error.code;
  const line = said || stderr.split('\n').find((text) => /^npm (error|ERR!) /.test(text)) || '';
  return line === '' ? '' : `: ${line.slice(0, 200)}`;
}
