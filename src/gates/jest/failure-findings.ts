import { stripVTControlCharacters } from 'node:util';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { firstPlace, isStackLine } from '../node/stack.ts';
import type { JestFile, JestTest } from './report.ts';

/**
 * `Jest: Coverage for lines (60%) does not meet "global" threshold (90%)`, `Jest: "global" coverage
 * threshold for lines (90%) not met: 60%` before Jest 30, `Jest: Coverage data for ./a was not found.`
 */
const threshold = /^Jest: (.*\b(?:threshold|was not found)\b.*)$/gm;

/** The failed tests of a file, or that it failed as a whole: it could not be loaded. */
export function failuresOf(result: JestFile, run: ToolRun): Finding[] {
  const failed = result.assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length > 0) return failed.map((test) => testFinding(test, result.name, run));
  return isUnloaded(result) ? [fileFinding(result)] : [];
}

export function isUnloaded({ status, assertionResults }: JestFile): boolean {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

/** Thresholds of the project's own config fail Jest without a failed test. */
export function thresholdFindings({ stderr }: ToolRun): Finding[] {
  return [...stripVTControlCharacters(stderr).matchAll(threshold)].map(([, message = '']) => {
    const what = /\b(?:lines|statements|functions|branches)\b/.exec(message)?.[0];
    const rule = ['coverage-threshold', what].filter(Boolean).join('-');
    return { tool: 'jest', rule, severity: 'error', message };
  });
}

/** A failed test, placed where its error was thrown; without a stack, where the test stands. */
function testFinding(test: JestTest, file: string, run: ToolRun): Finding {
  const text = stripVTControlCharacters((test.failureMessages ?? []).join('\n'));
  const message = withoutStack(text);
  return {
    tool: 'jest',
    rule: test.fullName,
    severity: 'error',
    message: message === '' ? 'failed without a message' : message,
    ...(firstPlace(text, run) ?? { file, ...placeOf(test) }),
  };
}

/** Jest counts columns of tests from 1, and says nothing where it cannot tell. */
function placeOf({ location }: JestTest) {
  return location === null || location === undefined || location.line < 1 ? {} : location;
}

/**
 * `  ● Test suite failed to run`, an empty line and the reason, with a code frame and a stack. Where
 * it cannot be parsed, much advice comes before the reason.
 */
function fileFinding({ name, message }: JestFile): Finding {
  const text = stripVTControlCharacters(message);
  const reason = text.replace(/^[\s\S]*(?:● Test suite failed to run|^\s*Details:)\s*\n/m, '');
  const lines = reason.split('\n').map((line) => line.replace(/^ {4}/, ''));
  const end = lines.findIndex((line) => /^\s*(at |>?\s*\d+ \|)/.test(line));
  const shown = lines
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trim();
  return {
    tool: 'jest',
    rule: 'test-file',
    severity: 'error',
    message: shown === '' ? 'the file failed, but none of its tests' : shown,
    file: name,
    ...(placeOfSyntax(shown, name) ?? placeInStack(text, name)),
  };
}

/** `SyntaxError: /repo/test/a.test.js: Unexpected token (2:0)`, as Babel says it, columns from 0. */
function placeOfSyntax(text: string, file: string) {
  const [, row, column] = /\((\d+):(\d+)\)$/m.exec(text) ?? [];
  if (row === undefined || !text.includes(file)) return undefined;
  return { line: Number(row), column: Number(column) + 1 };
}

/** `at Object.require (test/load.test.js:1:1)`, relative to Jest's root, in the file itself. */
function placeInStack(text: string, file: string) {
  for (const line of text.split('\n')) {
    const [, shown = '', row, column] = /^\s+at (?:.*\()?(\S+?):(\d+):(\d+)\)?$/.exec(line) ?? [];
    if (shown !== '' && file.endsWith(`/${shown}`))
      return { line: Number(row), column: Number(column) };
  }
  return {};
}

/** Jest repeats an error's causes below its stack; they say the same once more. */
function withoutStack(text: string): string {
  const lines = text.split('\n');
  const cause = lines.findIndex((line) => line.startsWith('[cause]: '));
  return lines
    .slice(0, cause === -1 ? undefined : cause)
    .filter((line) => !isStackLine(line))
    .join('\n')
    .trim();
}
