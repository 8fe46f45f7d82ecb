import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import { because, notCompiled, readBuild } from '../cargo/read-build.ts';
import type { ToolRun } from '../define-gate.ts';
import { readTestRuns } from './test-runs.ts';

/**
 * What the tests came to. Warnings of the compiler are left to the gates that are about them; its
 * errors are findings.
 */
export function readTests(
  run: ToolRun,
  { ownHarness }: { ownHarness: readonly string[] },
): Evidence {
  const build = readBuild(run);
  if (typeof build === 'string') return failedEvidence(build);
  if (!build.success) return notCompiled(build);
  const { rest: lines, artifacts } = build.output;
  const { absolute } = build;
  const sourceOf = (program: string) =>
    artifacts.find(({ executable }) => executable === program)?.target.src_path;
  const tests = readTestRuns({ lines, stderr: run.stderr, ownHarness, absolute, sourceOf });
  const { count, findings, metrics, ends, incomplete } = tests;
  if (run.exitCode !== 0 && findings.length === 0 && ends.length === 0) {
    return failedEvidence(`tests failed, but none is named${because(run.stderr)}`);
  }
  return {
    completeness: incomplete === undefined ? 'complete' : 'degraded',
    examined: { count, unit: 'tests' },
    findings,
    metrics,
    ...(incomplete === undefined ? {} : { note: incomplete }),
  };
}
