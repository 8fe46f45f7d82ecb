import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';

/** `[lib (2021)] "/repo/src/lib.rs"`: cargo hands this crate over to rustfmt. */
const crateLine = /^\[[\w-]+ \(\d{4}\)\] "/;
/** Printed for each file of a crate, then once at the end of the crate. */
const fileLine = /^Formatting (.+)$/;
const crateEnd =
  /^Spent [\d.]+ secs in the parsing phase, and [\d.]+ secs in the formatting phase$/;
const diffLine = /^Diff in (.+):(\d+):$/;
const newlineLine = /^Incorrect newline style in (.+)$/;
/** `error: this file contains an unclosed delimiter` and, on the next line, ` --> /repo/src/a.rs:1:31` */
const errorWithPlace = /^error(?:\[[\w-]+\])?: (.+)\n *--> (.+?):(\d+):(\d+)/gm;

/**
 * Decided from what is listed, not from the exit code: 1 means a difference, a syntax error and a
 * missing Cargo.toml alike, and cargo exits with 0 when a signal killed rustfmt. The run is complete
 * only if as many crates came to their end as cargo handed over.
 */
export function readFormatting(run: ToolRun): Evidence {
  const lines = run.stdout.split(/\r?\n/);
  const crates = lines.filter((line) => crateLine.test(line)).length;
  const ended = lines.filter((line) => crateEnd.test(line)).length;
  const files = new Set(lines.flatMap((line) => fileLine.exec(line)?.[1] ?? []));
  if (crates === 0) return failedEvidence(`cargo fmt found no crate${firstLine(run.stderr)}`);
  const findings = [...unformatted(lines), ...refused(run.stderr)];
  const examined = { count: files.size, unit: 'files' };
  if (ended !== crates) {
    const note = `rustfmt finished ${ended} of ${crates} crates${firstError(run.stderr)}`;
    return { completeness: 'degraded', examined, findings, metrics: [], note };
  }
  if (findings.length === 0 && run.exitCode !== 0) {
    return failedEvidence(`cargo fmt failed without naming a file${firstLine(run.stderr)}`);
  }
  return { completeness: 'complete', examined, findings, metrics: [] };
}

/** One finding a file, at its first line that would change. */
function unformatted(lines: readonly string[]): Finding[] {
  const byFile = new Map<string, Finding>();
  for (const [index, line] of lines.entries()) {
    const newline = newlineLine.exec(line)?.[1];
    const [, file = newline, start = '1'] = diffLine.exec(line) ?? [];
    if (file === undefined || byFile.has(file)) continue;
    byFile.set(file, {
      tool: 'rustfmt',
      rule: newline === undefined ? 'unformatted' : 'newline-style',
      severity: 'error',
      message: newline === undefined ? 'not formatted as rustfmt would' : 'incorrect newline style',
      file,
      line: Number(start) + unchangedLines(lines, index + 1),
      column: 1,
    });
  }
  return [...byFile.values()];
}

/** A difference begins with lines of context, which have a space in front. */
function unchangedLines(lines: readonly string[], from: number): number {
  let count = 0;
  while (lines[from + count]?.startsWith(' ')) count += 1;
  return count;
}

/** What rustfmt could not take: syntax errors, and places that it cannot format by itself. */
function refused(stderr: string): Finding[] {
  return [...stderr.matchAll(errorWithPlace)].map(([, message = '', file = '', line, column]) => ({
    tool: 'rustfmt',
    rule: 'refused',
    severity: 'error',
    message,
    file,
    line: Number(line),
    column: Number(column),
  }));
}

function firstError(stderr: string): string {
  return firstLine(
    stderr
      .split(/\r?\n/)
      .filter((line) => /^error/i.test(line))
      .at(-1) ?? '',
  );
}

function firstLine(text: string): string {
  const line = text.split(/\r?\n/).find(Boolean);
  return line === undefined ? '' : `: ${line.trim().slice(0, 200)}`;
}
