import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import { readCoveragePyJson } from '../coverage/read-coverage-py-json.ts';
import { withCoverage } from '../coverage/with-coverage.ts';
import type { ToolRun } from '../define-gate.ts';
import { type JunitCase, type JunitProblem, readJunit } from '../junit/read-junit.ts';
import { locateFailure } from './locate-failure.ts';

/** What pytest says of a file that could not be imported. */
const notCollected = 'collection failure';

/** Reads the JUnit report, and what the tests executed where that was asked for. */
export function readPytest(
  run: ToolRun,
  { coverage }: { readonly coverage: readonly string[] },
): Evidence {
  const evidence = readTests(run);
  return coverage.length === 0
    ? evidence
    : withCoverage(evidence, readCoveragePyJson(run.reports.coverage));
}

/** Skipped tests, and those expected to fail, are not examined. */
function readTests(run: ToolRun): Evidence {
  const reading = readJunit(run.reports.junit);
  if (!reading.ok) return failedEvidence(reading.reason);
  const { cases } = reading;
  const findings = cases.flatMap((testCase) =>
    testCase.problems.map((problem) => toFinding(testCase, problem, run)),
  );
  if (run.exitCode !== (findings.length > 0 ? 1 : 0)) {
    return failedEvidence(
      `pytest ended with exit code ${run.exitCode} but reports ${findings.length} failures` +
        complaint(run),
    );
  }
  const early = /^!{3,} (.+?) !{3,}$/m.exec(run.stdout)?.[1];
  if (early !== undefined && findings.length === 0) {
    return failedEvidence(`pytest stopped before its end: ${early}`);
  }
  const count = new Set(cases.filter(wasRun).map(nameOf)).size;
  const skipped = cases.filter((testCase) => testCase.skipped).length;
  return {
    completeness: 'complete',
    examined: { count, unit: 'tests' },
    findings,
    metrics: [
      { name: 'tests', value: count, unit: 'count', better: 'higher' },
      { name: 'skipped-tests', value: skipped, unit: 'count', better: 'lower' },
    ],
  };
}

/** A test that fails and whose teardown fails too has two cases; a file has one that is no test. */
function wasRun({ skipped, problems }: JunitCase): boolean {
  return !skipped && !problems.some(({ message }) => message === notCollected);
}

function toFinding(testCase: JunitCase, problem: JunitProblem, run: ToolRun): Finding {
  return {
    tool: 'pytest',
    rule: nameOf(testCase),
    severity: 'error',
    message: `${problem.message.trim()}${errorLines(problem)}`,
    ...locateFailure(testCase, problem, run),
  };
}

function nameOf({ className, name }: JunitCase): string {
  return className === '' ? name : `${className}::${name}`;
}

/** All that the message of a file that could not be collected says is that it could not be. */
function errorLines({ message, text }: JunitProblem): string {
  if (message !== notCollected) return '';
  const lines = text.matchAll(/^E {3}(.*)$/gm);
  return Array.from(lines, ([, line]) => `\n${line}`).join('');
}

/** What a plugin that makes a run fail without a test, for want of coverage say, has printed. */
function complaint({ stdout, stderr }: ToolRun): string {
  const line = /^(?:FAIL|ERROR)\b.*$/m.exec(`${stderr}\n${stdout}`)?.[0];
  return line === undefined ? '' : `: ${line.slice(0, 200)}`;
}
