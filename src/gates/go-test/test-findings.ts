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

/**
 * Of a test that failed, or during which its package ended; where a part of it did, of the part.
 */
export function testFindings(log: TestLog, run: ToolRun): Finding[] {
  const failed = log.tests.filter((test) => isFailed(test, log));
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
      !log.tests.some((test) => test.packageName === name && isFailed(test, log)),
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

function isFailed({ ending, packageName }: TestRecord, { packages }: TestLog): boolean {
  if (ending !== undefined) return ending === 'fail';
  return packages.get(packageName)?.ending === 'fail';
}

function isBuildFailure(message: string): boolean {
  return /\[(build|setup) failed\]$/.test(message);
}

function isPartOf(part: TestRecord, whole: TestRecord): boolean {
  return part.packageName === whole.packageName && part.name.startsWith(`${whole.name}/`);
}

function toFinding({ packageName, name, ending, output }: TestRecord, run: ToolRun): Finding {
  const lines = output.split('\n').filter((line) => !frame.test(line));
  const stack = lines.findIndex((line) => /^goroutine \d+ \[/.test(line));
  const place = placeIn(lines, run);
  const shown = lines.slice(0, Math.min(mostLines, stack === -1 ? mostLines : stack));
  const message = withoutPlace(shown.join('\n').trim(), place?.file);
  const silent = ending === undefined ? 'began and did not end' : 'failed without a message';
  return {
    tool: 'go test',
    rule: `${packageName}.${name}`,
    severity: 'error',
    message: message === '' ? silent : message,
    ...place,
  };
}

/** Where the test says that it failed; for a panic, the first place of its stack in the tree. */
function placeIn(lines: readonly string[], { root }: ToolRun) {
  for (const line of lines) {
    const { file = '', line: row } = (logLine.exec(line) ?? stackLine.exec(line))?.groups ?? {};
    if (file.startsWith(`${root}/`)) return { file, line: Number(row) };
  }
  return undefined;
}

function withoutPlace(message: string, file: string | undefined): string {
  if (file === undefined || !message.startsWith(`${file}:`)) return message;
  return message.slice(file.length).replace(/^:\d+: /, '');
}
