import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';

/** `[error] src/a.ts: SyntaxError: '}' expected. (2:1)` */
const syntaxError = /^\[error\] (.+?): (\w*SyntaxError: .*) \((\d+):(\d+)\)$/;
/** The source that Prettier quotes below a syntax error. */
const quotedSource = /^\[error\] *((> *)?\d* *\|.*)?$/;
const errorLine = /^\[error\] ?(.*)$/;

/**
 * Reads `--list-different` and the cache that the same run wrote: each file that was examined is
 * either listed, or stands in the cache as formatted with the hash of its options. Prettier ends
 * with 1 both when files differ and when an option has a bad value, so exit codes do not decide.
 */
export function readDifferences(run: ToolRun): Evidence {
  const errors = run.stderr.split(/\r?\n/).filter((line) => errorLine.test(line));
  const broken = errors.flatMap(toSyntaxFinding);
  const other = errors.find((line) => !syntaxError.test(line) && !quotedSource.test(line));
  if (other !== undefined) return failedEvidence(errorLine.exec(other)?.[1] ?? other);
  const formatted = countFormatted(run.reports.formatted);
  if (formatted === undefined) return failedEvidence('the cache of Prettier cannot be read');
  const different = run.stdout.split(/\r?\n/).filter((line) => line !== '');
  const contradiction = contradictionOf(run.exitCode, different.length, broken.length);
  if (contradiction !== undefined) return failedEvidence(contradiction);
  const count = formatted + different.length;
  return {
    completeness: broken.length > 0 ? 'degraded' : 'complete',
    examined: { count, unit: 'files' },
    findings: [...broken, ...different.map(toFinding)],
    metrics: [],
    ...noteOf(count, broken.length),
  };
}

/**
 * Prettier writes its cache (the format of the package flat-cache: one array of all values) when
 * it is done, but none when it has nothing to put into it.
 * @returns undefined when the text is no cache
 */
function countFormatted(text: string | undefined): number | undefined {
  if (text === undefined) return 0;
  const formattedFile = z.object({ hashOfOptions: z.string() });
  const values = readJson(z.array(z.unknown()).min(1), text);
  return values?.filter((value) => formattedFile.safeParse(value).success).length;
}

function contradictionOf(exitCode: number, different: number, broken: number): string | undefined {
  const expected = broken > 0 ? 2 : different > 0 ? 1 : 0;
  if (exitCode === expected) return undefined;
  return `exit code ${exitCode} with ${different} different files and ${broken} syntax errors`;
}

function toSyntaxFinding(line: string): Finding[] {
  const [, file, message, row, column] = syntaxError.exec(line) ?? [];
  if (file === undefined || message === undefined) return [];
  const place = { file, line: Number(row), column: Number(column) };
  return [{ tool: 'prettier', rule: 'syntax', severity: 'error', message, ...place }];
}

function toFinding(file: string): Finding {
  return {
    tool: 'prettier',
    rule: 'format',
    severity: 'error',
    message: 'not formatted as Prettier formats it',
    file,
    help: `prettier --write ${file}`,
  };
}

function noteOf(count: number, broken: number): { note?: string } {
  if (broken > 0) return { note: `files that could not be parsed: ${broken}` };
  return count > 0 ? {} : { note: 'Prettier found no file that it formats' };
}
