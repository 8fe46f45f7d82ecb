import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { type JunitCase, type JunitProblem, readJunit } from '../junit/read-junit.ts';
import { firstPlace } from '../node/stack.ts';

/** Tests that did not pass are findings. Skipped ones are not examined. */
export function junitEvidence(text: string | undefined, run: ToolRun): Evidence {
  const reading = readJunit(text);
  if (!reading.ok) return failedEvidence(reading.reason);
  const { cases } = reading;
  const skipped = cases.filter((testCase) => testCase.skipped).length;
  const count = cases.length - skipped;
  return {
    completeness: 'complete',
    examined: { count, unit: 'tests' },
    findings: cases.flatMap((testCase) =>
      testCase.problems.map((problem) => toFinding(testCase, problem, run)),
    ),
    metrics: [
      { name: 'tests', value: count, unit: 'count', better: 'higher' },
      { name: 'skipped-tests', value: skipped, unit: 'count', better: 'lower' },
    ],
    ...(count > 0 ? {} : { note: 'no test was run' }),
  };
}

function toFinding(testCase: JunitCase, problem: JunitProblem, run: ToolRun): Finding {
  const { className, name } = testCase;
  const text = problem.text.trim();
  const message = problem.message.trim() || (text === '' ? problem.kind : text);
  return {
    tool: 'junit',
    rule: className === '' ? name : `${className}::${name}`,
    severity: 'error',
    message,
    ...(testCase.file ? placeIn(testCase.file, testCase, problem) : firstPlace(text, run)),
  };
}

/**
 * The line of the test's file that its failure names, or else the line of the test. Some tools count
 * the latter from 0, so that the first line has no number that could be shown.
 */
function placeIn(
  file: string,
  { line = 0 }: JunitCase,
  { text }: JunitProblem,
): Pick<Finding, 'file' | 'line'> {
  const [, named] = text.split(`${file}:`)[1]?.match(/^(\d+)\b/) ?? [];
  const shown = named === undefined ? line : Number(named);
  return shown < 1 ? { file } : { file, line: shown };
}
