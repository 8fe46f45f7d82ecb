import { stripVTControlCharacters } from 'node:util';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { firstPlace, isStackLine } from '../node/stack.ts';
import type { TestCase, TestFile } from './report.ts';

/** Vitest keeps this instead of the message of a test that timed out. */
const timeoutPlaceholder = 'STACK_TRACE_ERROR';
const obsolete = /^Obsolete snapshots found/;

/** A failed test, placed where its error was thrown; without a stack, where the test stands. */
export function testFinding(test: TestCase, file: string, run: ToolRun): Finding {
  const text = stripVTControlCharacters(test.failureMessages.join('\n'));
  const message = text.includes(timeoutPlaceholder) ? 'timed out' : withoutStack(text);
  const place = firstPlace(text, run) ?? { file, ...placeOf(test) };
  return {
    tool: 'vitest',
    rule: test.fullName,
    severity: 'error',
    message: message === '' ? 'failed without a message' : message,
    ...place,
  };
}

/** A test file that could not be loaded, whose hooks failed, or that has obsolete snapshots. */
export function fileFinding(result: TestFile, run: ToolRun): Finding {
  const message = stripVTControlCharacters(result.message).trim();
  return {
    tool: 'vitest',
    rule: obsolete.test(message) ? 'obsolete-snapshot' : 'test-file',
    severity: 'error',
    message: message === '' ? 'the file failed, but none of its tests' : message,
    file: result.name,
    ...(parsePlace(message, result.name) ?? printedPlace(result.name, run)),
  };
}

/** A file that failed although none of its tests did was not run to its end. */
export function isUnloaded({ status, message, assertionResults }: TestFile): boolean {
  const failedAlone = !assertionResults.some((test) => test.status === 'failed');
  return status === 'failed' && failedAlone && !obsolete.test(message);
}

function placeOf({ location }: TestCase) {
  return location === null || location === undefined || location.line < 1 ? {} : location;
}

function withoutStack(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isStackLine(line))
    .join('\n')
    .trim();
}

/** `╭─[ test/a.test.ts:2:27 ]` or `At file: /test/a.test.ts:2:27`, above or below the source. */
function parsePlace(message: string, file: string) {
  const [, shown = '', line, column] = /[[:] (\S+):(\d+):(\d+)( \]|$)/m.exec(message) ?? [];
  const ofThisFile = shown !== '' && `/${file}`.endsWith(`/${shown.replace(/^\//, '')}`);
  return ofThisFile ? { line: Number(line), column: Number(column) } : undefined;
}

/** Errors of hooks and imports have their stack on stderr only, below ` FAIL  test/a.test.ts [`. */
function printedPlace(file: string, run: ToolRun) {
  const lines = stripVTControlCharacters(run.stderr).split(/\r?\n/);
  const start = lines.findIndex((line) => {
    const [, shown] = /^ FAIL +(\S+) \[/.exec(line) ?? [];
    return shown !== undefined && file.endsWith(`/${shown}`);
  });
  const block = start === -1 ? [] : lines.slice(start + 1);
  const end = block.findIndex((line) => line.startsWith('⎯'));
  return firstPlace(block.slice(0, end === -1 ? undefined : end).join('\n'), run) ?? {};
}
