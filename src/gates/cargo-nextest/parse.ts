import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import { type Build, because, notCompiled, readBuild } from '../cargo/read-build.ts';
import { testFinding } from '../cargo/test-finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { type FinishedTest, parseTestEvents } from './test-events.ts';

const testsFailed = 100;
/** `Summary [   0.254s] 7 tests run: 4 passed (1 flaky), 3 failed, 1 skipped` */
const summaryLine =
  /^ *Summary \[[^\]]*\] (\d+)(?:\/(\d+))? tests? run: (\d+) passed.*?, (\d+) skipped$/m;
/** What the harness of a test that has not panicked prints around what it says about it. */
const harnessQuote = /^---- .+ stdout ----\n(?:note: )?([\s\S]*?)\n\nfailures:/m;

/**
 * Reads the events that nextest prints, and believes them only if its summary, the last thing that
 * it prints, counts as many tests. It counts `3/7` when it stopped before the last one.
 */
export function readNextest(run: ToolRun): Evidence {
  const build = readBuild(run);
  if (typeof build === 'string') return failedEvidence(build);
  if (!build.success) return notCompiled(build);
  const finished = parseTestEvents(build.output.rest);
  if (typeof finished === 'string') return failedEvidence(finished);
  const summary = summaryLine.exec(run.stderr);
  if (summary === null) return failedEvidence(`nextest wrote no summary${because(run.stderr)}`);
  const [, count, planned, passedCount, skipped = 0] = summary.map(Number);
  const failed = finished.filter(({ event }) => event === 'failed');
  const passed = finished.length - failed.length;
  if (finished.length !== count || passed !== passedCount) {
    return failedEvidence(
      `nextest counts ${count} tests, ${passedCount} of them passed, and reports ${finished.length} and ${passed}`,
    );
  }
  if (failed.length > 0 !== (run.exitCode === testsFailed)) {
    return failedEvidence(
      `nextest reports ${failed.length} failures and exited with ${run.exitCode}`,
    );
  }
  const flaky = finished.filter(({ event, attempts }) => event === 'ok' && attempts > 1);
  const stopped = Number.isInteger(planned) && planned !== count;
  return {
    completeness: stopped ? 'degraded' : 'complete',
    examined: { count: finished.length, unit: 'tests' },
    findings: [
      ...failed.map((test) => failureFinding(test, build)),
      ...flaky.map((test) => flakyFinding(test)),
    ],
    metrics: [
      { name: 'tests', value: finished.length, unit: 'count', better: 'higher' },
      { name: 'skipped-tests', value: skipped, unit: 'count', better: 'lower' },
      { name: 'flaky-tests', value: flaky.length, unit: 'count', better: 'lower' },
    ],
    note: stopped ? `nextest stopped after ${count} of ${planned} tests` : 'without doc tests',
  };
}

function failureFinding({ name, output, reason }: FinishedTest, { absolute }: Build): Finding {
  const said = harnessQuote.exec(output)?.[1] ?? output.trim();
  const unsaid = 'ended without a word: aborted, killed or out of memory';
  return testFinding('nextest', { name, output: reason ?? (said || unsaid) }, absolute);
}

function flakyFinding({ name, attempts }: FinishedTest): Finding {
  return {
    tool: 'nextest',
    rule: name,
    severity: 'warning',
    message: `flaky: passed on attempt ${attempts}`,
  };
}
