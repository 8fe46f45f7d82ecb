import type { Finding } from '../../core/finding.ts';
import type { Metric } from '../../core/metric.ts';
import { testFinding } from '../cargo/test-finding.ts';
import { type HarnessRun, parseHarness } from './harness.ts';
import { type AbnormalEnd, abnormalEnds } from './process-ends.ts';

/** What the test binaries that cargo ran came to. */
export interface TestRuns {
  /** How many tests passed or failed; ignored ones did not run. */
  readonly count: number;
  readonly findings: readonly Finding[];
  readonly metrics: readonly Metric[];
  /** Binaries that did not end as the standard harness ends. */
  readonly ends: readonly AbnormalEnd[];
  /** Why not every test has been judged; absent when all have. */
  readonly incomplete?: string;
}

/**
 * Reads what test binaries printed and what cargo said of their ends. Tests count only when the
 * harness of each binary has summed up as many as it announced: cargo exits with 0 when a test
 * leaves its process early with code 0.
 *
 * @param lines of stdout
 * @param absolute makes paths of the compiler absolute
 * @param sourceOf the file that a test binary was built from, where that is known
 */
export function readTestRuns(
  lines: readonly string[],
  stderr: string,
  absolute: (file: string) => string,
  sourceOf: (program: string) => string | undefined,
): TestRuns {
  const runs = parseHarness(lines);
  const ends = abnormalEnds(stderr);
  const incomplete = incompletenessOf(runs, ends);
  const failed = runs.flatMap(({ failures }) => failures);
  const exited = ends.filter(({ signal }) => signal === undefined);
  return {
    count: sum(runs, 'passed') + sum(runs, 'failed'),
    findings: [
      ...failed.map((test) => testFinding('cargo test', test, absolute)),
      ...exited.map((end) => endFinding(end, sourceOf(end.program))),
    ],
    metrics: [
      { name: 'passed-tests', value: sum(runs, 'passed'), unit: 'count', better: 'higher' },
      { name: 'ignored-tests', value: sum(runs, 'ignored'), unit: 'count', better: 'lower' },
    ],
    ends,
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

function incompletenessOf(
  runs: readonly HarnessRun[],
  ends: readonly AbnormalEnd[],
): string | undefined {
  const killed = ends.find(({ signal }) => signal !== undefined);
  if (killed !== undefined) return `${killed.target} was ended by ${killed.signal}`;
  const early = runs.find(({ summary }) => summary === undefined);
  if (early !== undefined) {
    return `a test binary ended before it had run its ${early.announced} tests`;
  }
  const unnamed = runs.find(({ summary, failures }) => summary?.failed !== failures.length);
  return unnamed === undefined ? undefined : 'not every failed test is named';
}

/** A binary that does not use the standard harness says no more than its exit code. */
function endFinding({ target, status }: AbnormalEnd, source: string | undefined): Finding {
  return {
    tool: 'cargo test',
    rule: 'exit-status',
    severity: 'error',
    message: `${target} ended with ${status}`,
    ...(source === undefined ? {} : { file: source }),
  };
}

function sum(runs: readonly HarnessRun[], what: 'passed' | 'failed' | 'ignored'): number {
  return runs.reduce((total, { summary }) => total + (summary?.[what] ?? 0), 0);
}
