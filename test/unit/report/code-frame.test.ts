import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../../src/report/code-frame.ts';
import { createStyle } from '../../../src/report/style.ts';
import { textWidth } from '../../../src/report/text-width.ts';

const style = createStyle({ env: {}, isTTY: false, noColor: true });

interface Place {
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  readonly note?: string;
  readonly columns?: number;
}

function frame(text: string, place: Place = {}): string[] {
  const { line = 1, column = 1, length = 1, note, columns = 80 } = place;
  const range = { file: 'a.rs', text, line, column, length };
  const options = { indent: 1, ...(note === undefined ? {} : { note }) };
  return codeFrame(range, { style, columns }, options);
}

describe('code frame', () => {
  test('the line before, the line, and the place underlined', () => {
    expect(frame('one\ntwo three\nfour', { line: 2, column: 5, length: 5 })).toEqual([
      '   1 | one',
      ' > 2 | two three',
      '     |     ^^^^^',
    ]);
  });

  test('line numbers are aligned', () => {
    expect(frame('x\n'.repeat(12), { line: 10 })).toEqual(['    9 | x', ' > 10 | x', '      | ^']);
  });

  test('the note stands beside the underline, or below the frame when it is too long', () => {
    expect(frame('one', { note: 'why' })).toEqual([' > 1 | one', '     | ^ why']);
    expect(frame('one', { note: 'too long for this', columns: 20 })).toEqual([
      ' > 1 | one',
      '     | ^',
      ' too long for this',
    ]);
    expect(frame('one', { note: 'two\nlines' })).toEqual([
      ' > 1 | one',
      '     | ^',
      ' two',
      ' lines',
    ]);
  });

  test('tabs and wide characters take their columns', () => {
    expect(frame('\tx', { column: 2 })).toEqual([' > 1 |     x', '     |     ^']);
    expect(frame('検査 = 1', { column: 1, length: 2 })).toEqual([' > 1 | 検査 = 1', '     | ^^^^']);
    expect(frame('"👍" x', { column: 5 })).toEqual([' > 1 | "👍" x', '     |      ^']);
  });

  test('line ends of Windows are no characters', () => {
    expect(frame('one\r\ntwo\r\n', { line: 2, column: 3 })).toEqual([
      '   1 | one',
      ' > 2 | two',
      '     |   ^',
    ]);
  });

  test('control characters are written out, and counted as one', () => {
    expect(frame('a\x1b[2Jb\rc', { column: 7 })).toEqual([
      ' > 1 | a\\x1b[2Jb\\rc',
      '     |          ^^',
    ]);
  });

  test('the end of the last line, and what is beyond it', () => {
    expect(frame('one\n', { line: 2 })).toEqual(['   1 | one', ' > 2 |', '     | ^']);
    expect(frame('one', { column: 9, length: 4 })).toEqual([' > 1 | one', '     |    ^']);
    expect(frame('one', { line: 2 })).toEqual([]);
    expect(frame('one', { line: 0 })).toEqual([]);
  });

  test('a text that is not known has no frame', () => {
    const range = { file: 'a', line: 1, column: 1, length: 1 };
    expect(codeFrame(range, { style, columns: 80 }, { indent: 1 })).toEqual([]);
  });

  test.each([1, 40, 700, 99_990, 100_000])(
    'a very long line is cut around column %d, and the place stays visible',
    (column) => {
      const text = `${'.'.repeat(column - 1)}HERE${'.'.repeat(100_000 - column)}`;
      const lines = frame(text, { column, length: 4 });
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(80);
      const [source = '', underline = ''] = lines;
      const at = underline.indexOf('^');
      expect(source.slice(at, at + 4)).toBe('HERE');
      expect(underline.slice(at)).toBe('^^^^');
    },
  );

  test('an underline is never longer than the page', () => {
    const lines = frame('x'.repeat(500), { column: 3, length: 400, columns: 40 });
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(40);
  });
});
