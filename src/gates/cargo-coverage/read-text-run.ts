import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import { because } from '../cargo/read-build.ts';
import { componentPaths } from '../cargo/workspace-path.ts';
import { readTestRuns } from '../cargo-test/test-runs.ts';
import type { ToolRun } from '../define-gate.ts';
import { renderedErrors } from './rendered-errors.ts';

/**
 * Evidence of a `cargo test` that another tool called, which leaves only the text for people: the
 * tests' on stdout, that of cargo and the compiler on stderr.
 *
 * @param ownHarness names of targets with `harness = false`
 */
export function readTextRun(run: ToolRun, ownHarness: readonly string[]): Evidence {
  const absolute = componentPaths(run);
  const tests = readTestRuns({
    lines: run.stdout.split(/\r?\n/),
    stderr: run.stderr,
    ownHarness,
    absolute,
    sourceOf: () => undefined,
  });
  const errors = run.exitCode === 0 ? [] : renderedErrors(run.stderr, absolute);
  const findings = [...tests.findings, ...errors];
  const note = errors.length > 0 ? 'the tests do not compile' : tests.incomplete;
  if (run.exitCode === 0 && findings.length > 0) {
    return failedEvidence('tests failed, but the exit code is 0');
  }
  if (run.exitCode !== 0 && findings.length === 0) {
    return failedEvidence(note ?? `the tests could not be run${because(run.stderr)}`);
  }
  return {
    completeness: note === undefined ? 'complete' : 'degraded',
    examined: { count: tests.count, unit: 'tests' },
    findings,
    metrics: tests.metrics,
    ...(note === undefined ? {} : { note }),
  };
}

/** The tools leave out the binaries that failed, so that their lines would look as if not reached. */
export const testsFailed = {
  ok: false,
  reason: 'coverage is only measured when every test passes',
} as const;
