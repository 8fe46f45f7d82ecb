import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { compilerFinding } from '../go/compiler-finding.ts';
import type { TestLog, TestRecord } from './events.ts';

/** What the testing package prints around a test's own output. */
const frame = /^\s*(=== (RUN|PAUSE|CONT|NAME)|--- (FAIL|PASS|SKIP):)/;
/** `    /repo/calc/calc_test.go:7: got 3`, as `t.Errorf` prints it. */
const logLine = /^\s*(?<file>\S.*\.go):(?<line>\d+): /;
/** `	/repo/calc/calc.go:7 +0x28`, below the function of a stack. */
const stackLine = /^\t(?<file>\/.+\.go):(?<line>\d+)(?: \+0x[0-9a-f]+)?$/;
const mostLines = 30;

/** Of a test that failed and has no part that failed: a parent fails with its part. */
export function testFindings(log: TestLog, run: ToolRun): Finding[] {
  const failed = log.tests.filter(({ ending }) => ending === 'fail');
  return failed
    .filter((test) => !failed.some((other) => isPartOf(other, test)))
    .map((test) => toFinding(test, run));
}

/** Packages that did not compile, and those that failed although none of their tests did. */
export function packageFindings(log: TestLog, run: ToolRun): Finding[] {
  const said = [...log.buildLines, ...run.stderr.split('\n')];
  const compiler = said.flatMap((line) => compilerFinding(line) ?? []);
  const unexplained = [...log.packages].filter(
    ([name, { ending }]) =>
      ending === 'fail' &&
      !log.tests.some((test) => test.packageName === name && test.ending === 'fail'),
  );
  const packages = unexplained.map(([name, { output }]) => ({
    tool: 'go test',
    rule: name,
    severity: 'error' as const,
    message: output.trim().split('\n').slice(0, mostLines).join('\n') || 'failed without a message',
  }));
  return [
    ...compiler,
    ...packages.filter(({ message }) => compiler.length === 0 || !isBuildFailure(message)),
  ];
}

function isBuildFailure(message: string): boolean {
  return /\[(build|setup) failed\]$/.test(message);
}

function isPartOf(part: TestRecord, whole: TestRecord): boolean {
  return part.packageName === whole.packageName && part.name.startsWith(`${whole.name}/`);
}

function toFinding({ packageName, name, output }: TestRecord, run: ToolRun): Finding {
  const lines = output.split('\n').filter((line) => !frame.test(line));
  const message = lines.slice(0, mostLines).join('\n').trim();
  return {
    tool: 'go test',
    rule: `${packageName}.${name}`,
    severity: 'error',
    message: message === '' ? 'failed without a message' : message,
    ...placeIn(lines, run),
  };
}

/** Where the test says that it failed; for a panic, the first place of its stack in the tree. */
function placeIn(lines: readonly string[], { root }: ToolRun) {
  for (const line of lines) {
    const { file = '', line: row } = (logLine.exec(line) ?? stackLine.exec(line))?.groups ?? {};
    if (file.startsWith(`${root}/`)) return { file, line: Number(row) };
  }
  return {};
}
