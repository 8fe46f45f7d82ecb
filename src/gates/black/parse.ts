import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { firstChanges } from '../python/first-changes.ts';

interface Summary {
  readonly reformatted: number;
  readonly unchanged: number;
  readonly failed: number;
}

/** The exit code of a run in which at least one file could not be formatted. */
const incomplete = 123;

/**
 * Reads what Black says on stderr, proved by its summary, the last line: `1 file would be
 * reformatted, 2 files would be left unchanged.` Lines come from the diff on stdout, if any.
 */
export function readBlack(run: ToolRun): Evidence {
  const lines = run.stderr.trimEnd().split('\n');
  const last = lines.at(-1) ?? '';
  if (run.exitCode === 0 && last.startsWith('No Python files are present to be formatted')) {
    return evidenceOf({ reformatted: 0, unchanged: 0, failed: 0 }, []);
  }
  const summary = parseSummary(last);
  if (summary === undefined) return failedEvidence(`black ended without its summary${after(last)}`);
  const places = firstChanges(run.stdout);
  const findings = lines.flatMap((line) => {
    const file = /^would reformat (.+)$/.exec(line)?.[1];
    return file === undefined ? [] : [toFinding(file, places.get(file))];
  });
  if (findings.length !== summary.reformatted || run.exitCode !== expectedExit(summary)) {
    return failedEvidence(`black's summary (${last}) does not fit what it did`);
  }
  return evidenceOf(summary, findings, problemIn(lines));
}

function after(line: string): string {
  return line === '' ? '' : `, with: ${line.slice(0, 200)}`;
}

function evidenceOf(summary: Summary, findings: readonly Finding[], problem?: string): Evidence {
  const whole = summary.failed === 0;
  return {
    completeness: whole ? 'complete' : 'degraded',
    examined: { count: summary.reformatted + summary.unchanged, unit: 'files' },
    findings,
    metrics: [],
    ...(whole ? {} : { note: problem ?? `black could not format ${summary.failed} files` }),
  };
}

function parseSummary(line: string): Summary | undefined {
  if (!line.endsWith('.')) return undefined;
  const summary = { reformatted: 0, unchanged: 0, failed: 0 };
  for (const part of line.slice(0, -1).split(', ')) {
    const [, count, what] =
      /^(\d+) files? would (be reformatted|be left unchanged|fail to reformat)$/.exec(part) ?? [];
    if (what === undefined) return undefined;
    if (what === 'be reformatted') summary.reformatted = Number(count);
    else if (what === 'be left unchanged') summary.unchanged = Number(count);
    else summary.failed = Number(count);
  }
  return summary;
}

function expectedExit({ reformatted, failed }: Summary): number {
  if (failed > 0) return incomplete;
  return reformatted > 0 ? 1 : 0;
}

function problemIn(lines: readonly string[]): string | undefined {
  return lines.find((line) => line.startsWith('error: '))?.slice('error: '.length);
}

function toFinding(file: string, line: number | undefined): Finding {
  return {
    tool: 'black',
    rule: 'unformatted',
    severity: 'error',
    message: 'is not formatted as Black would',
    file,
    ...(line === undefined ? {} : { line }),
  };
}
