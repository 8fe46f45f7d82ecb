import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';

/** https://bandit.readthedocs.io/en/latest/formatters/json.html, the fields that are read here. */
const report = z.object({
  errors: z.array(z.object({ filename: z.string(), reason: z.string() })),
  metrics: z.object({ _totals: z.object({ loc: z.number() }) }).catchall(z.unknown()),
  results: z.array(
    z.object({
      filename: z.string(),
      line_number: z.int().min(1),
      col_offset: z.int().optional(),
      issue_severity: z.enum(['HIGH', 'MEDIUM', 'LOW', 'UNDEFINED']),
      issue_confidence: z.string(),
      issue_text: z.string(),
      test_id: z.string(),
      more_info: z.string().optional(),
    }),
  ),
});
type Issue = z.output<typeof report>['results'][number];

const severities: Readonly<Record<Issue['issue_severity'], Severity>> = {
  HIGH: 'high',
  MEDIUM: 'medium',
  LOW: 'low',
  UNDEFINED: 'low',
};

/** Bandit exits with 0 beside files that it could not read or parse; they are in its `errors`. */
export function readBandit(run: ToolRun): Evidence {
  const read = parseReport(run.reports.results);
  if (read === undefined) return failedEvidence(withoutReport(run));
  const { errors, metrics, results } = read;
  if ((run.exitCode === 0) !== (results.length === 0)) {
    return failedEvidence(
      `bandit ended with exit code ${run.exitCode} but reports ${results.length} findings`,
    );
  }
  const failed = new Set(errors.map(({ filename }) => filename));
  const files = Object.keys(metrics).filter((name) => name !== '_totals' && !failed.has(name));
  const [first] = errors;
  return {
    completeness: first === undefined ? 'complete' : 'degraded',
    examined: { count: files.length, unit: 'files' },
    findings: results.map(toFinding),
    metrics: [],
    ...(first === undefined ? {} : { note: `not scanned: ${first.filename} (${first.reason})` }),
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
  if (reports.results !== undefined) return 'the report of bandit cannot be read';
  const reason = /\tERROR\t(.+)$/m.exec(stderr)?.[1];
  return `bandit wrote no report${reason === undefined ? '' : `: ${reason}`}`;
}

function toFinding(issue: Issue): Finding {
  const { filename, line_number: line, col_offset: offset, more_info: info } = issue;
  return {
    tool: 'bandit',
    rule: issue.test_id,
    severity: severities[issue.issue_severity],
    message: `${issue.issue_text} (confidence: ${issue.issue_confidence.toLowerCase()})`,
    file: filename,
    line,
    ...(offset === undefined || offset < 0 ? {} : { column: offset + 1 }),
    ...(info === undefined ? {} : { help: info }),
  };
}
