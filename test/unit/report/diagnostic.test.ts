import { expect, test } from 'vitest';
import { renderDiagnostics } from '../../../src/report/diagnostic.ts';
import { createStyle } from '../../../src/report/style.ts';

const page = { style: createStyle({ env: {}, isTTY: false, noColor: true }), columns: 80 };

const text = 'gates:\n  coverage:\n    with: { treshold: 60 }\n';

test('a problem in a file, with the line in question and what to type next', () => {
  const printed = renderDiagnostics(
    [
      {
        message: 'unknown option “treshold” of cargo-tarpaulin',
        range: { file: 'gate.config.yaml', text, line: 3, column: 13, length: 8 },
        why: ['options are checked, so that a typing error never turns a limit off'],
        next: ['all options: gate list cargo-tarpaulin'],
      },
    ],
    page,
  );
  expect(printed).toBe(
    `${[
      ' gate.config.yaml:3:13  unknown option “treshold” of cargo-tarpaulin',
      '   2 |   coverage:',
      ' > 3 |     with: { treshold: 60 }',
      '     |             ^^^^^^^^',
      '   options are checked, so that a typing error never turns a limit off',
      '   all options: gate list cargo-tarpaulin',
    ].join('\n')}\n`,
  );
});

test('problems without a place, one after the other', () => {
  const long = 'the config names the stage “push”, which is none of the stages that are there';
  const printed = renderDiagnostics(
    [{ message: 'there is no gate.config.yaml', next: ['gate init'] }, { message: long }],
    page,
  );
  expect(printed).toBe(
    `${[
      ' ✖ there is no gate.config.yaml',
      '   gate init',
      '',
      ' ✖ the config names the stage “push”, which is none of the stages that are',
      '   there',
    ].join('\n')}\n`,
  );
});

test('a message that does not fit beside its place stands below it', () => {
  const range = { file: `${'directory/'.repeat(6)}a.yaml`, line: 3, column: 13, length: 8 };
  const printed = renderDiagnostics([{ message: 'this is not a number', range }], page);
  expect(printed).toBe(` ${range.file}:3:13\n   this is not a number\n`);
});

test('nothing in it reaches the terminal as a command', () => {
  const evil = 'a\x1b[2Jb\rc\u202e';
  const printed = renderDiagnostics(
    [{ message: evil, range: { file: evil, text: evil, line: 1, column: 1, length: 1 } }],
    page,
  );
  expect(printed).not.toMatch(/[^\P{C}\n]/u);
});

test('no problems are no text', () => {
  expect(renderDiagnostics([], page)).toBe('');
});
