import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { Metric } from '../../core/metric.ts';
import { type Build, because, isError, readBuild } from '../cargo/read-build.ts';
import type { ToolRun } from '../define-gate.ts';
import { type HarnessRun, parseHarness } from './harness.ts';
import { type AbnormalEnd, abnormalEnds } from './process-ends.ts';
import { testFinding } from './test-finding.ts';

/**
 * Tests count only when the harness of each binary has summed up as many as it announced: cargo
 * exits with 0 when a test leaves its process early with code 0. Warnings of the compiler are left
 * to the gates that are about them; its errors are findings.
 */
export function readTests(run: ToolRun): Evidence {
  const build = readBuild(run);
  if (typeof build === 'string') return failedEvidence(build);
  if (!build.success) return notCompiled(build);
  const runs = parseHarness(build.output.rest);
  const ends = abnormalEnds(run.stderr);
  const findings = [
    ...runs.flatMap(({ failures }) => failures.map((each) => testFinding(each, build.absolute))),
    ...ends.filter(({ signal }) => signal === undefined).map((end) => endFinding(end, build)),
  ];
  if (run.exitCode !== 0 && findings.length === 0 && ends.length === 0) {
    return failedEvidence(`tests failed, but none is named${because(run.stderr)}`);
  }
  const note = incomplete(runs, ends);
  return {
    completeness: note === undefined ? 'complete' : 'degraded',
    examined: { count: sum(runs, 'passed') + sum(runs, 'failed'), unit: 'tests' },
    findings,
    metrics: metricsOf(runs),
    ...(note === undefined ? {} : { note }),
  };
}

function notCompiled({ findings }: Build): Evidence {
  return {
    completeness: 'degraded',
    examined: { count: 0, unit: 'tests' },
    findings: findings.filter(isError),
    metrics: [],
    note: 'the tests do not compile',
  };
}

/** Why not every test has been judged; undefined when all have. */
function incomplete(runs: readonly HarnessRun[], ends: readonly AbnormalEnd[]): string | undefined {
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
function endFinding({ target, program, status }: AbnormalEnd, build: Build): Finding {
  const binary = build.output.artifacts.find(({ executable }) => executable === program);
  return {
    tool: 'cargo test',
    rule: 'exit-status',
    severity: 'error',
    message: `${target} ended with ${status}`,
    ...(binary === undefined ? {} : { file: binary.target.src_path }),
  };
}

function metricsOf(runs: readonly HarnessRun[]): Metric[] {
  return [
    { name: 'passed-tests', value: sum(runs, 'passed'), unit: 'count', better: 'higher' },
    { name: 'ignored-tests', value: sum(runs, 'ignored'), unit: 'count', better: 'lower' },
  ];
}

function sum(runs: readonly HarnessRun[], what: 'passed' | 'failed' | 'ignored'): number {
  return runs.reduce((total, { summary }) => total + (summary?.[what] ?? 0), 0);
}
