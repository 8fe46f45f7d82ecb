import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import type { SecretsOptions } from './options.ts';

const count = z.int().min(0);

/** What the adapter needs of a `ScanReport` (src/programs/secrets/scan-report.ts). */
const scanReport = z.object({
  engine: z.literal('gate-secrets'),
  engineVersion: z.literal(1),
  rules: z.int().positive(),
  canary: z.enum(['found', 'missed']),
  scanned: z.object({ files: count, bytes: count }),
  skipped: z.array(
    z.object({
      path: z.string(),
      reason: z.enum(['too-large', 'unreadable', 'not-found', 'submodule']),
    }),
  ),
  allowed: z.object({ comments: count, paths: count, fingerprints: count, patterns: count }),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['critical', 'high', 'medium', 'low']),
      message: z.string(),
      fingerprint: z.string().optional(),
      file: z.string(),
      line: z.int().positive(),
      column: z.int().positive(),
      history: z.literal(true).optional(),
    }),
  ),
  complete: z.literal(true),
});

type ScanReport = z.output<typeof scanReport>;

/**
 * Reads what `gate scan-secrets` printed. It is only believed with its last key in place, with the
 * canary found, and when the exit code says the same as the findings.
 */
export function readScanReport(run: ToolRun, options: SecretsOptions): Evidence {
  const parsed = scanReport.safeParse(jsonOf(run.stdout));
  if (!parsed.success) return failedEvidence('the scan did not print a complete report');
  const report = parsed.data;
  if (report.canary !== 'found') {
    return failedEvidence('the scan missed the secret that was planted to prove that it works');
  }
  if ((run.exitCode === 1) !== report.findings.length > 0) {
    return failedEvidence(
      `exit code ${run.exitCode} contradicts ${report.findings.length} findings`,
    );
  }
  const gaps = report.skipped.filter(({ reason }) => isGap(reason, options));
  const note = gaps.length > 0 ? describeGaps(gaps) : describeLeftOut(report);
  return {
    completeness: gaps.length > 0 ? 'degraded' : 'complete',
    examined: { count: examinedFiles(report, run.argv), unit: 'files' },
    findings: report.findings.map(findingOf),
    metrics: [
      { name: 'accepted-secrets', value: accepted(report), unit: 'count', better: 'lower' },
    ],
    ...(note === undefined ? {} : { note }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Skipped = ScanReport['skipped'][number];

function isGap(reason: Skipped['reason'], { skipLargeFiles }: SecretsOptions): boolean {
  return reason === 'too-large' ? !skipLargeFiles : reason !== 'submodule';
}

function describeGaps(gaps: readonly Skipped[]): string {
  const [first] = gaps;
  const more = gaps.length > 1 ? ` and ${gaps.length - 1} more` : '';
  return `not scanned: ${first?.path} (${first?.reason})${more}`;
}

/** What a person should know of a scan that passed over something on purpose. */
function describeLeftOut(report: ScanReport): string | undefined {
  const large = report.skipped.filter(({ reason }) => reason === 'too-large').length;
  const parts = [
    [accepted(report), 'secrets accepted'],
    [report.allowed.paths, 'files accepted unread'],
    [large, 'large files left out'],
  ].filter(([amount]) => amount !== 0);
  return parts.length === 0 ? undefined : parts.map((part) => part.join(' ')).join(', ');
}

function accepted({ allowed }: ScanReport): number {
  return allowed.comments + allowed.fingerprints + allowed.patterns;
}

/** When only some files are asked about, those that need no scan have been dealt with too. */
function examinedFiles(report: ScanReport, argv: readonly string[]): number {
  const narrowed = argv.some((argument) => argument.startsWith('--path='));
  const submodules = report.skipped.filter(({ reason }) => reason === 'submodule').length;
  return report.scanned.files + (narrowed ? report.allowed.paths + submodules : 0);
}

function findingOf(found: ScanReport['findings'][number]): Finding {
  const { rule, severity, message, fingerprint, file, line, column, history } = found;
  return {
    tool: 'gate-secrets',
    sensitive: true,
    rule,
    severity,
    message: history === true ? `${message}, in an earlier commit of this push` : message,
    file,
    line,
    column,
    help:
      fingerprint === undefined
        ? 'write the reason behind “gate:allow-secret”'
        : `revoke it and keep it out of the repository; if it is none, a comment “gate:allow-secret <reason>” on the line or allowFingerprints: ["${fingerprint}"] accepts it`,
  };
}
