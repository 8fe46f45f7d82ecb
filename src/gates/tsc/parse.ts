import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';

interface TscDiagnostic {
  readonly code: number;
  readonly message: string;
  readonly place?: { readonly file: string; readonly line: number; readonly column: number };
}

interface TscReport {
  readonly diagnostics: readonly TscDiagnostic[];
  /** Absolute paths of the files of the programs, TypeScript's own libraries too. */
  readonly listed: readonly string[];
  /** How many of them the summaries count: one summary a project. */
  readonly counted: number;
  /** Whether the summary has its last line, written when all projects are done. */
  readonly ended: boolean;
}

const placed = /^(.+?)\((\d+),(\d+)\): error TS(\d+): (.*)$/;
const unplaced = /^error TS(\d+): (.*)$/;
const absolutePath = /^(?:\/|[A-Za-z]:\/)/;
const lastLine = /^Total time: +[\d.]+s$/;
/** Of TypeScript 5 and of 7. */
const lastLineOfBuild = /^(?:Build time|Aggregate Total time): +[\d.]+s$/;

/**
 * Reads `tsc --pretty false --listFiles --diagnostics`, the same in TypeScript 5 and 7:
 * diagnostics, then the files, then a summary. With `--build` there are these of each project, and
 * a summary of all. The files must be as many as the summary counts.
 * An error about the config is no finding: it makes the rest of the output worthless.
 */
export function readDiagnostics(run: ToolRun, { build }: { build: boolean }): Evidence {
  const report = readReport(run.stdout, build ? lastLineOfBuild : lastLine);
  const configError = report.diagnostics.find(isConfigError);
  if (configError !== undefined) return failedEvidence(describe(configError));
  if (!report.ended) return failedEvidence(withoutSummary(run));
  if (report.listed.length !== report.counted) {
    return failedEvidence(`tsc lists ${report.listed.length} files but counts ${report.counted}`);
  }
  const findings = report.diagnostics.map(toFinding);
  if ((run.exitCode === 0) !== (findings.length === 0)) {
    return failedEvidence(`exit code ${run.exitCode} with ${findings.length} errors`);
  }
  const count = report.listed.filter((path) => !path.includes('/node_modules/')).length;
  return {
    completeness: onlySyntaxErrors(report.diagnostics) ? 'degraded' : 'complete',
    examined: { count, unit: 'files' },
    findings,
    metrics: [],
    ...noteOf(report, count),
  };
}

function readReport(stdout: string, lastOfAll: RegExp): TscReport {
  const diagnostics: TscDiagnostic[] = [];
  const listed: string[] = [];
  let counted = 0;
  const lines = stdout.trimEnd().split(/\r?\n/);
  for (const line of lines) {
    const open = line.startsWith('  ') ? diagnostics.pop() : undefined;
    const diagnostic = open === undefined ? readDiagnostic(line) : continued(open, line);
    if (diagnostic !== undefined) diagnostics.push(diagnostic);
    else if (absolutePath.test(line)) listed.push(line);
    else if (/^Files: +\d+$/.test(line)) counted += Number(line.slice('Files:'.length));
  }
  return { diagnostics, listed, counted, ended: lastOfAll.test(lines.at(-1) ?? '') };
}

/** The chain of reasons below an error is indented; nothing else that is read here is. */
function continued(diagnostic: TscDiagnostic, line: string): TscDiagnostic {
  return { ...diagnostic, message: `${diagnostic.message}\n${line}` };
}

function readDiagnostic(line: string): TscDiagnostic | undefined {
  const [, file, row, column, code, message] = placed.exec(line) ?? [];
  if (file !== undefined && message !== undefined) {
    const place = { file, line: Number(row), column: Number(column) };
    return { code: Number(code), message, place };
  }
  const [, globalCode, text] = unplaced.exec(line) ?? [];
  return text === undefined ? undefined : { code: Number(globalCode), message: text };
}

/**
 * The number alone does not tell: TS18047 and TS6133 are about code, TS18003 and TS6310 about the
 * config. What is about code has a place in code.
 */
function isConfigError({ code, place }: TscDiagnostic): boolean {
  if (place === undefined) return true;
  if (!place.file.endsWith('.json')) return false;
  return /[tj]sconfig[^/]*\.json$/.test(place.file) || [5, 6, 17, 18].includes((code / 1000) | 0);
}

/** TypeScript checks no types as long as a file of the program does not parse. */
function onlySyntaxErrors(diagnostics: readonly TscDiagnostic[]): boolean {
  return diagnostics.length > 0 && diagnostics.every(({ code }) => code < 2000);
}

function toFinding({ code, message, place }: TscDiagnostic): Finding {
  return { tool: 'tsc', rule: `TS${code}`, severity: 'error', message, ...place };
}

function describe({ code, message, place }: TscDiagnostic): string {
  const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column} `;
  return `${where}TS${code}: ${message.split('\n')[0]}`;
}

function withoutSummary({ stdout, stderr }: ToolRun): string {
  const [first = ''] = `${stdout}\n${stderr}`.trim().split('\n');
  if (first === '') return 'tsc printed nothing';
  const begun = absolutePath.test(first) || readDiagnostic(first) !== undefined;
  return begun ? 'the output of tsc ends before its summary' : `tsc did not check: ${first}`;
}

function noteOf(report: TscReport, count: number): { note?: string } {
  if (onlySyntaxErrors(report.diagnostics)) {
    return { note: 'types are not checked while a file has syntax errors' };
  }
  if (count > 0) return {};
  return { note: 'the tsconfig names no files; with project references set build: true' };
}
