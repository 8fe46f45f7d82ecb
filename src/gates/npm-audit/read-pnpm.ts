import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import { type Advisory, registrySeverities, toFinding } from './advisory.ts';

const count = z.int().min(0);
const advisory = z.object({
  title: z.string(),
  module_name: z.string(),
  vulnerable_versions: z.string(),
  patched_versions: z.string().nullish(),
  severity: z.enum(registrySeverities),
  url: z.string(),
});

/** `pnpm audit --json`: the shape of npm 6. */
const report = z.object({
  advisories: z.record(z.string(), advisory),
  metadata: z.object({
    vulnerabilities: z.object({
      info: count,
      low: count,
      moderate: count,
      high: count,
      critical: count,
    }),
    totalDependencies: count,
  }),
});

/** pnpm exits with 1 beside vulnerabilities, and beside a registry or lockfile it could not read. */
export function readPnpmReport(run: ToolRun): Evidence {
  const read = readJson(report, run.stdout);
  if (read === undefined) return failedEvidence(`pnpm audit gave no report${because(run)}`);
  const advisories = Object.values(read.advisories);
  const { info, ...counted } = read.metadata.vulnerabilities;
  const above = Object.values(counted).reduce((sum, number) => sum + number, 0);
  const contradicts =
    (run.exitCode === 0) !== (above === 0) || (above + info === 0) !== (advisories.length === 0);
  if (contradicts) {
    return failedEvidence(
      `pnpm audit ended with exit code ${run.exitCode}, counts ${above + info} vulnerabilities and lists ${advisories.length}`,
    );
  }
  return {
    completeness: 'complete',
    examined: { count: read.metadata.totalDependencies, unit: 'packages' },
    findings: advisories.map((one) => toFinding('pnpm audit', fromPnpm(one))),
    metrics: [],
  };
}

function fromPnpm(one: z.output<typeof advisory>): Advisory {
  const { module_name: packageName, patched_versions: patched } = one;
  const { title, severity, url, vulnerable_versions: range } = one;
  const fixed = patched !== null && patched !== undefined && patched !== '<0.0.0';
  const help = fixed ? `update to ${packageName} ${patched}` : 'no fixed version is known';
  return { packageName, title, severity, url, range, help };
}

function because({ stderr, stdout }: ToolRun): string {
  const lines = `${stderr}\n${stdout}`
    .split('\n')
    .map((line) => line.replace(/^[\s×│]+/, '').trim());
  const reason = lines.find((line) => line !== '' && !/^(Error: )?ERR_PNPM_\w+$/.test(line));
  return reason === undefined ? '' : `: ${reason.slice(0, 200)}`;
}
