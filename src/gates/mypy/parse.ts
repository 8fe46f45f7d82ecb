import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';

/** `file:line:column:end line:end column: severity: message  [code]`; a place may be missing. */
const messageLine =
  /^(?<file>.+?):(?:(?<line>\d+):)?(?:(?<column>\d+):)?(?:(?<endLine>\d+):(?<endColumn>\d+):)? (?<severity>error|note): (?<message>.*?)(?: {2}\[(?<code>[a-z0-9-]+)\])?$/;
const successLine = /^Success: no issues found in (1(?= source file$)|\d+(?= source files$))/;
const errorsLine = /^Found (\d+) errors? in \d+ files? \(checked (\d+) source files?\)$/;

/** The exit code of a run that an error ended before all was checked. */
const stopped = 2;

/**
 * Reads mypy's messages, proved by the summary, its last line: `Found 3 errors in 1 file (checked
 * 5 source files)`, whose count of errors has to be that of the messages.
 */
export function readMypy(run: ToolRun): Evidence {
  const lines = run.stdout.trimEnd().split('\n');
  const last = lines.at(-1) ?? '';
  const findings = readMessages(lines);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (run.exitCode === stopped)
    return failedEvidence(`mypy could not go on: ${cause(run, errors)}`);
  const declared = readSummary(last);
  if (declared === undefined) return failedEvidence('mypy ended without its summary');
  if (declared.errors !== errors.length || run.exitCode !== (errors.length > 0 ? 1 : 0)) {
    return failedEvidence(`mypy's summary (${last}) does not fit its ${errors.length} errors`);
  }
  const warning = configWarning(run);
  return {
    completeness: 'complete',
    examined: { count: declared.files, unit: 'files' },
    findings,
    metrics: [],
    ...(warning === undefined ? {} : { note: warning }),
  };
}

function readSummary(line: string): { errors: number; files: number } | undefined {
  const files = successLine.exec(line)?.[1];
  if (files !== undefined) return { errors: 0, files: Number(files) };
  const [, errors, checked] = errorsLine.exec(line) ?? [];
  return errors === undefined ? undefined : { errors: Number(errors), files: Number(checked) };
}

/** Notes right after a message, at its place, become part of it. */
function readMessages(lines: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  for (const line of lines) {
    const finding = readMessage(line);
    if (finding === undefined) continue;
    const before = findings.at(-1);
    if (before !== undefined && finding.severity === 'note' && isSamePlace(before, finding)) {
      findings[findings.length - 1] = {
        ...before,
        message: `${before.message}\n${finding.message}`,
      };
    } else {
      findings.push(finding);
    }
  }
  return findings;
}

function readMessage(text: string): Finding | undefined {
  const groups = messageLine.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { file = '', line, column, endLine, endColumn, severity, message = '', code } = groups;
  return {
    tool: 'mypy',
    rule: code ?? 'note',
    severity: severity === 'error' ? 'error' : 'note',
    message,
    file,
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(column === undefined ? {} : { column: Number(column) }),
    ...(endLine === undefined ? {} : { endLine: Number(endLine) }),
    ...(endColumn === undefined ? {} : { endColumn: Number(endColumn) }),
  };
}

function isSamePlace(a: Finding, b: Finding): boolean {
  return a.severity === 'error' && a.file === b.file && a.line === b.line && a.column === b.column;
}

function cause({ stderr, stdout }: ToolRun, errors: readonly Finding[]): string {
  const [first] = errors;
  if (first !== undefined) {
    const place = [first.file, first.line, first.column].filter((part) => part !== undefined);
    return `${place.join(':')}: ${first.message.split('\n')[0]}`;
  }
  return ((stderr.trim() || stdout.trim()).split('\n').at(-1) ?? '').slice(0, 200);
}

/** mypy goes on without an option of its config that it does not know. */
function configWarning({ stderr }: ToolRun): string | undefined {
  return /^.+: \[.+\]: .+$/m.exec(stderr)?.[0];
}
