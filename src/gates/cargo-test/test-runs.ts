import type { Finding } from '../../core/finding.ts';
import type { Metric } from '../../core/metric.ts';
import { testFinding } from '../cargo/test-finding.ts';
import { type AnnouncedRuns, announcedRuns } from './announced-runs.ts';
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

export interface TestOutput {
  /** Of stdout; the last one is empty when the output ends with a line end. */
  readonly lines: readonly string[];
  readonly stderr: string;
  /** Names of targets with `harness = false`. */
  readonly ownHarness: readonly string[];
  /** Makes paths of the compiler absolute. */
  readonly absolute: (file: string) => string;
  /** The file that a test binary was built from, where that is known. */
  readonly sourceOf: (program: string) => string | undefined;
}

/**
 * Reads what test binaries printed and what cargo said of their ends. Tests count only when each
 * binary that cargo ran has printed what the standard harness does, and has summed up as many tests
 * as it announced: cargo exits with 0 when a test leaves its process early with code 0.
 */
export function readTestRuns({ lines, stderr, ownHarness, ...paths }: TestOutput): TestRuns {
  const { absolute, sourceOf } = paths;
  const runs = parseHarness(lines);
  const ends = abnormalEnds(stderr);
  const incomplete =
    incompletenessOf(runs, ends) ??
    missingRuns(runs.length, ends, announcedRuns(stderr, ownHarness)) ??
    brokenLine(lines);
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

/**
 * Whether as many binaries have printed a result as were run. The doc tests of one crate may print
 * several: those that could be merged into one program, then the others.
 */
function missingRuns(
  printed: number,
  ends: readonly AbnormalEnd[],
  { count, docTests, ownHarness, benches }: AnnouncedRuns,
): string | undefined {
  const expected = count - ownHarness;
  const missing = expected - benches - ends.length - printed;
  if (missing > 0) {
    return `${missing} of ${expected} test binaries printed no result; ownHarness may name those with harness = false`;
  }
  return printed > expected && docTests === 0
    ? `${printed} test binaries printed a result, but cargo ran ${expected} that do`
    : undefined;
}

function brokenLine(lines: readonly string[]): string | undefined {
  const last = lines.at(-1) ?? '';
  return last === '' ? undefined : `the tests' output ends within a line: ${last.slice(0, 100)}`;
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
