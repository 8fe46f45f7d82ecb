import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';

/** The json formatter of ESLint 8 to 10, as far as it is used. */
const message = z.object({
  ruleId: z.string().nullable(),
  severity: z.union([z.literal(1), z.literal(2)]),
  fatal: z.boolean().optional(),
  message: z.string(),
  line: z.number().optional(),
  column: z.number().optional(),
  endLine: z.number().optional(),
  endColumn: z.number().optional(),
});
const results = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(message),
    errorCount: z.number(),
    fatalErrorCount: z.number(),
  }),
);

type Message = z.output<typeof message>;
type FileResult = z.output<typeof results>[number];

/** ESLint tells with exit code 2 that entries of its suppressions file are no longer needed. */
const unusedSuppressions = /suppressions left that do not occur anymore/;

/** Files that the config leaves out are named by a warning; they were not examined. */
export function readResults(run: ToolRun): Evidence {
  const report = readJson(results, run.reports.results);
  if (report === undefined) return failedEvidence(withoutReport(run));
  const examined = report.filter((result) => !isIgnored(result));
  const findings = [...examined.flatMap(toFindings), ...suppressionFinding(run)];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if ((run.exitCode === 0) !== (errors === 0)) {
    return failedEvidence(`exit code ${run.exitCode} with ${errors} errors${because(run)}`);
  }
  const broken = examined.filter((result) => result.fatalErrorCount > 0).length;
  return {
    completeness: broken > 0 ? 'degraded' : 'complete',
    examined: { count: examined.length - broken, unit: 'files' },
    findings,
    metrics: [],
    ...noteOf(report, examined, broken),
  };
}

function isIgnored({ messages }: FileResult): boolean {
  const [only] = messages;
  return (
    messages.length === 1 &&
    only?.ruleId === null &&
    only.line === undefined &&
    only.message.startsWith('File ignored')
  );
}

function toFindings({ filePath, messages }: FileResult): Finding[] {
  return messages.map(({ ruleId, severity, fatal, message: text, ...rest }) => ({
    tool: 'eslint',
    rule: ruleId ?? ruleOf({ fatal, text }),
    severity: severity === 2 || fatal === true ? 'error' : 'warning',
    message: text,
    file: filePath,
    ...placeOf(rest),
  }));
}

function ruleOf({ fatal, text }: { fatal: boolean | undefined; text: string }): string {
  if (fatal === true) return 'parsing-error';
  return text.startsWith('Unused eslint-') ? 'unused-directive' : 'eslint';
}

/** ESLint says line 0 where it knows no place. */
function placeOf(place: Pick<Message, 'line' | 'column' | 'endLine' | 'endColumn'>) {
  const known = Object.entries(place).filter(([, value]) => value !== undefined && value > 0);
  return place.line === undefined || place.line < 1 ? {} : Object.fromEntries(known);
}

function suppressionFinding(run: ToolRun): Finding[] {
  if (!unusedSuppressions.test(run.stderr)) return [];
  return [
    {
      tool: 'eslint',
      rule: 'unused-suppressions',
      severity: 'error',
      message: 'eslint-suppressions.json suppresses findings that no longer occur',
      help: 'eslint --prune-suppressions .',
    },
  ];
}

function noteOf(
  report: readonly FileResult[],
  examined: readonly FileResult[],
  broken: number,
): { note?: string } {
  if (broken > 0) return { note: `files that could not be parsed: ${broken}` };
  if (examined.length > 0) return {};
  return { note: report.length > 0 ? 'the config of ESLint leaves out every file' : 'no file' };
}

function withoutReport(run: ToolRun): string {
  if (run.reports.results !== undefined) return 'the report of ESLint cannot be read';
  return `ESLint wrote no report (exit code ${run.exitCode})${because(run)}`;
}

/** The reason follows ESLint's apology and its version. */
function because({ stderr }: ToolRun): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const reason = lines.slice(lines.findIndex((line) => /^ESLint: \d/.test(line)) + 1).find(Boolean);
  return reason === undefined ? '' : `: ${reason}`;
}
