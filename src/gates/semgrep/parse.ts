import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';

const position = z.object({ line: z.int().min(1), col: z.int().min(1) });

const severities: Readonly<Record<string, Severity>> = {
  CRITICAL: 'critical',
  HIGH: 'high',
  MEDIUM: 'medium',
  LOW: 'low',
  ERROR: 'error',
  WARNING: 'warning',
  INFO: 'note',
  INVENTORY: 'note',
  EXPERIMENT: 'note',
};

/** https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif, the fields that are read here. */
const report = z.object({
  results: z.array(
    z.object({
      check_id: z.string().min(1),
      path: z.string().min(1),
      start: position,
      end: position,
      extra: z.object({
        message: z.string(),
        severity: z.string().refine((word) => word in severities),
        fix: z.string().optional(),
        metadata: z.object({ source: z.string().optional() }).optional(),
      }),
    }),
  ),
  errors: z.array(
    z.object({
      /** A word, or a word and where. */
      type: z.union([z.string(), z.array(z.unknown())]),
      message: z.string().optional(),
    }),
  ),
  paths: z.object({
    scanned: z.array(z.string()),
    skipped: z.array(z.object({ path: z.string(), reason: z.string() })).optional(),
  }),
});
type Report = z.output<typeof report>;

const notParsed = 'analysis_failed_parser_or_internal_error';

/** What Semgrep wanted to scan and could not; it leaves out other files because it was told to. */
const gaps = new Set([
  notParsed,
  'exceeded_size_limit',
  'insufficient_permissions',
  'nonexistent_file',
  'too_many_matches',
]);

/** Semgrep ends with 0 beside files that it could not parse or had no time for. */
export function readSemgrep(
  run: ToolRun,
  { allowParseErrors }: { readonly allowParseErrors: boolean },
): Evidence {
  const read = readJson(report, run.reports.results);
  if (read === undefined) {
    return failedEvidence(
      run.reports.results === undefined
        ? 'Semgrep wrote no report'
        : 'the report of Semgrep cannot be read',
    );
  }
  const { results, paths } = read;
  if (run.exitCode === 1 && results.length === 0) {
    return failedEvidence('Semgrep ended with exit code 1 but reports nothing');
  }
  const missing = whatIsMissing(read, allowParseErrors);
  return {
    completeness: missing === undefined ? 'complete' : 'degraded',
    examined: { count: paths.scanned.length, unit: 'files' },
    findings: results.map(toFinding),
    metrics: [],
    ...noteOf(missing, paths.scanned.length),
  };
}

function noteOf(missing: string | undefined, scanned: number): Pick<Evidence, 'note'> {
  if (missing !== undefined) return { note: missing };
  return scanned > 0 ? {} : { note: 'Semgrep found no file that one of its rules is about' };
}

function whatIsMissing({ errors, paths }: Report, allowParseErrors: boolean): string | undefined {
  const wrong = errors.filter((error) => !(allowParseErrors && isPartialParsing(error)));
  const [error] = wrong;
  if (error !== undefined) {
    const more = wrong.length > 1 ? ` (and ${wrong.length - 1} more)` : '';
    return `${(error.message ?? kindOf(error)).split('\n')[0]?.slice(0, 200)}${more}`;
  }
  const skipped = paths.skipped?.find(
    ({ reason }) => gaps.has(reason) && !(allowParseErrors && reason === notParsed),
  );
  return skipped && `not scanned: ${skipped.path} (${skipped.reason.replaceAll('_', ' ')})`;
}

type ReportedError = Report['errors'][number];

function isPartialParsing(error: ReportedError): boolean {
  return kindOf(error) === 'PartialParsing';
}

function kindOf({ type }: ReportedError): string {
  return String(typeof type === 'string' ? type : type[0]);
}

function toFinding({ check_id, path, start, end, extra }: Report['results'][number]): Finding {
  const help = extra.fix === undefined ? extra.metadata?.source : `replace it by: ${extra.fix}`;
  return {
    tool: 'semgrep',
    rule: check_id,
    severity: severities[extra.severity] ?? 'error',
    message: extra.message.trim(),
    file: path,
    line: start.line,
    column: start.col,
    endLine: end.line,
    endColumn: end.col,
    ...(help === undefined ? {} : { help: help.split('\n')[0] ?? help }),
  };
}
