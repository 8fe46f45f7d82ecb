import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';

const position = z.object({ line: z.number(), column: z.number() });
const diagnostic = z.object({
  severity: z.enum(['fatal', 'error', 'warning', 'info', 'hint']),
  message: z.string(),
  category: z.string(),
  location: z.object({ path: z.string(), start: position, end: position }),
});
/** `--reporter=json` of Biome 2.4 and later; before, places were byte offsets. */
const report = z.object({
  summary: z.object({
    changed: z.number(),
    unchanged: z.number(),
    errors: z.number(),
    warnings: z.number(),
    diagnosticsNotPrinted: z.number(),
  }),
  diagnostics: z.array(diagnostic),
  command: z.literal('check'),
});

type Diagnostic = z.output<typeof diagnostic>;
type Report = z.output<typeof report>;

const severities: Readonly<Record<Diagnostic['severity'], Severity>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/**
 * Reads the JSON report; it is one value, written at the end, so a part of it cannot be mistaken
 * for the whole. Its counts must agree with its list and with the exit code.
 */
export function readReport(run: ToolRun): Evidence {
  const read = readJson(report, run.stdout);
  if (read === undefined) return failedEvidence(withoutReport(run));
  const contradiction = contradictionOf(read, run.exitCode);
  if (contradiction !== undefined) return failedEvidence(contradiction);
  const { changed, unchanged } = read.summary;
  const broken = new Set(read.diagnostics.filter(isUnread).map(({ location }) => location.path));
  return {
    completeness: broken.size > 0 ? 'degraded' : 'complete',
    examined: { count: changed + unchanged, unit: 'files' },
    findings: withoutRepeats(read.diagnostics.map(toFinding)),
    metrics: [],
    ...noteOf(changed + unchanged, broken.size),
  };
}

function contradictionOf({ summary, diagnostics }: Report, exitCode: number): string | undefined {
  if (summary.diagnosticsNotPrinted > 0) return 'Biome did not list all of its diagnostics';
  const listed = diagnostics.map(({ severity }) => severities[severity]);
  const errors = listed.filter((severity) => severity === 'error').length;
  const warnings = listed.filter((severity) => severity === 'warning').length;
  if (errors !== summary.errors || warnings !== summary.warnings) {
    return `Biome counts ${summary.errors} errors and lists ${errors}`;
  }
  const nothing = summary.changed + summary.unchanged === 0;
  if (nothing || (exitCode === 0) === (errors === 0)) return undefined;
  return `exit code ${exitCode} with ${errors} errors`;
}

/** Sentences that in Biome's other reporters introduce a diff. */
const contentFollows = /^(Formatter would have printed|File content differs)/;

/** Biome could not read or parse the file, so its rules did not run on it. */
function isUnread({ category }: Diagnostic): boolean {
  return category === 'parse' || category.startsWith('fs/') || category.startsWith('internalError');
}

function toFinding({ severity, message, category, location }: Diagnostic): Finding {
  return {
    tool: 'biome',
    rule: category,
    severity: severities[severity],
    message: contentFollows.test(message) ? 'not formatted as Biome formats it' : message,
    file: location.path,
    ...placeOf(location),
  };
}

/** Line 0 is the whole file. */
function placeOf({ start, end }: Diagnostic['location']) {
  if (start.line < 1) return {};
  const { line, column } = start;
  return { line, column, endLine: end.line, endColumn: end.column };
}

/** The linter and the formatter both report what the parser found. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify(finding);
    return !seen.has(key) && seen.add(key);
  });
}

function noteOf(count: number, broken: number): { note?: string } {
  if (broken > 0) return { note: `files that could not be parsed: ${broken}` };
  return count > 0 ? {} : { note: 'Biome found no file that its config lets it check' };
}

/** A config error goes to stderr: `biome.json:2:1 parse ━━━`, and after it `× what is wrong`. */
function withoutReport({ stdout, stderr }: ToolRun): string {
  if (stdout.trim() !== '') return 'the report of Biome cannot be read';
  const lines = stderr.split('\n').map((line) => line.trim());
  const place = lines.find((line) => line.includes('━━'))?.split(' ')[0];
  const problem = lines.find((line) => /^[×✖] /u.test(line))?.slice(2);
  const said = [place, problem].filter((part) => part !== undefined).join(' ');
  return said === '' ? 'Biome printed no report' : `Biome printed no report: ${said}`;
}
