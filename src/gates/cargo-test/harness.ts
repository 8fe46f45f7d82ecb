import type { FailedTest } from '../cargo/test-finding.ts';

/** What one test binary, or the doc tests of one crate, printed. */
export interface HarnessRun {
  /** How many tests it said it would run, ignored ones too. */
  readonly announced: number;
  /** Absent when the binary ended without a whole one that adds up to what it announced. */
  readonly summary?: HarnessSummary;
  readonly failures: readonly FailedTest[];
}

interface HarnessSummary {
  readonly passed: number;
  readonly failed: number;
  readonly ignored: number;
}

const announcement = /^running (\d+) tests?$/;
const summaryLine =
  /^test result: (?:ok|FAILED)\. (\d+) passed; (\d+) failed; (\d+) ignored; (\d+) measured; \d+ filtered out; finished in [\d.]+s$/;
const sectionLine = /^---- (.+) stdout ----$/;
const failuresLine = 'failures:';

/**
 * Reads the text of Rust's standard test harness, stable in practice while its JSON is not. What
 * failed tests have printed is quoted in it and may look like the harness's own lines; a summary is
 * believed only if it adds up, and a new binary begins only outside of the quotes.
 */
export function parseHarness(lines: readonly string[]): HarnessRun[] {
  const runs: HarnessRun[] = [];
  let open: { announced: number; lines: string[] } | undefined;
  for (const [index, line] of lines.entries()) {
    const announced = announcement.exec(line)?.[1];
    if (announced !== undefined && !open?.lines.includes(failuresLine)) {
      if (open !== undefined) runs.push(closeRun(open));
      open = { announced: Number(announced), lines: [] };
      continue;
    }
    const summary = open && summaryAt(lines, index, open.announced);
    if (open !== undefined && summary !== undefined) {
      runs.push({ ...closeRun(open), summary });
      open = undefined;
    } else {
      open?.lines.push(line);
    }
  }
  return open === undefined ? runs : [...runs, closeRun(open)];
}

/** The harness prints an empty line after its summary: without one the summary may be cut off. */
function summaryAt(
  lines: readonly string[],
  index: number,
  announced: number,
): HarnessSummary | undefined {
  const match = summaryLine.exec(lines[index] ?? '');
  const isWhole = lines[index + 1] === '' && index + 2 < lines.length;
  if (match === null || !isWhole) return undefined;
  const [passed = 0, failed = 0, ignored = 0, measured = 0] = match.slice(1).map(Number);
  const addsUp = passed + failed + ignored + measured === announced;
  return addsUp ? { passed, failed, ignored } : undefined;
}

/** The list after the last `failures:` names the failed tests; sections before it quote them. */
function closeRun(open: { announced: number; lines: readonly string[] }): HarnessRun {
  const { announced, lines } = open;
  const listAt = lines.lastIndexOf(failuresLine);
  if (listAt === -1) return { announced, failures: [] };
  const names = lines
    .slice(listAt + 1)
    .filter((line) => line.startsWith('    '))
    .map((line) => line.trim());
  const quotes = lines.slice(0, listAt);
  return {
    announced,
    failures: names.map((name) => ({ name, output: quotedOutput(quotes, name) })),
  };
}

function quotedOutput(quotes: readonly string[], name: string): string {
  const from = quotes.indexOf(`---- ${name} stdout ----`);
  if (from === -1) return '';
  const length = quotes.slice(from + 1).findIndex((line) => sectionLine.test(line));
  const to = length === -1 ? undefined : from + 1 + length;
  return quotes
    .slice(from + 1, to)
    .join('\n')
    .trim();
}
