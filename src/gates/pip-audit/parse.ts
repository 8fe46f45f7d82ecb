import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import type { PipAuditOptions } from './options.ts';

const vulnerability = z.object({
  id: z.string(),
  fix_versions: z.array(z.string()),
  aliases: z.array(z.string()).default([]),
  description: z.string().optional(),
});
const audited = z.object({
  name: z.string(),
  version: z.string(),
  vulns: z.array(vulnerability),
});
const skipped = z.object({ name: z.string(), skip_reason: z.string() });

/** pip-audit's `--format=json`; `fixes` is its last key. */
const report = z.object({
  dependencies: z.array(z.union([audited, skipped])),
  fixes: z.array(z.unknown()),
});

type Audited = z.output<typeof audited>;
type Skipped = z.output<typeof skipped>;

/** Packages that could not be audited are no pass, except those that the options name. */
export function readPipAudit(run: ToolRun, options: PipAuditOptions): Evidence {
  const read = parseReport(run.reports.dependencies);
  if (read === undefined) return failedEvidence(withoutReport(run));
  const packages = read.dependencies.filter((one): one is Audited => 'vulns' in one);
  const findings = packages.flatMap((one) => findingsOf(one, options));
  if ((run.exitCode === 0) !== (findings.length === 0)) {
    return failedEvidence(
      `pip-audit ended with exit code ${run.exitCode} but reports ${findings.length} findings`,
    );
  }
  const left = read.dependencies.filter((one): one is Skipped => 'skip_reason' in one);
  const gaps = left.filter(({ name }) => !options.allowSkipped.includes(name));
  const note = noteOf(gaps, left.length - gaps.length);
  return {
    completeness: gaps.length > 0 ? 'degraded' : 'complete',
    examined: { count: packages.length, unit: 'packages' },
    findings,
    metrics: [],
    ...(note === undefined ? {} : { note }),
  };
}

function parseReport(text: string | undefined): z.output<typeof report> | undefined {
  try {
    return report.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

function withoutReport({ reports, stderr }: ToolRun): string {
  if (reports.dependencies !== undefined) return 'the report of pip-audit cannot be read';
  const lines = stderr.split('\n');
  const said = lines.findLast((line) => line.startsWith('ERROR:'))?.replace(/^ERROR:[\w.]+:/, '');
  const raised = lines.findLast((line) => /^[\w.]+(?:Error|Exception)\b/.test(line));
  const reason = said ?? raised;
  return `pip-audit wrote no report${reason === undefined ? '' : `: ${reason.slice(0, 200)}`}`;
}

function noteOf(gaps: readonly Skipped[], allowed: number): string | undefined {
  const [first] = gaps;
  if (first !== undefined) {
    const more = gaps.length > 1 ? `, and ${gaps.length - 1} more` : '';
    return `not audited: ${first.name} (${first.skip_reason})${more}`;
  }
  return allowed > 0 ? `packages not audited, as allowSkipped says: ${allowed}` : undefined;
}

function findingsOf({ name, version, vulns }: Audited, { severity }: PipAuditOptions): Finding[] {
  return vulns.map(({ id, aliases, description, fix_versions: fixes }) => ({
    tool: 'pip-audit',
    rule: id,
    severity,
    message: `${name} ${version}: ${summaryOf(description) ?? id}${inBrackets(aliases)}`,
    help:
      fixes.length === 0 ? 'no fixed version is known' : `update to ${name} ${fixes.join(' or ')}`,
  }));
}

/** Descriptions are whole pages of Markdown on one line; the first sentence says what it is. */
function summaryOf(description: string | undefined): string | undefined {
  const text = description?.trim() ?? '';
  if (text === '' || text === 'N/A') return undefined;
  const sentence = /^.+?[.!?](?=\s)/.exec(text)?.[0] ?? text;
  return sentence.length > 300 ? `${sentence.slice(0, 300)}…` : sentence;
}

function inBrackets(aliases: readonly string[]): string {
  return aliases.length === 0 ? '' : ` (${aliases.join(', ')})`;
}
