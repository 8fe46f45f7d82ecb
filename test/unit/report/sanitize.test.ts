import { describe, expect, test } from 'vitest';
import { visibleLine, visibleSource, visibleText } from '../../../src/report/sanitize.ts';

describe('text of tools', () => {
  test.each([
    ['colours are dropped', '\x1b[1;31merror\x1b[0m: no', 'error: no'],
    ['cursor movements are dropped', 'a\x1b[2J\x1b[10;10Hb', 'ab'],
    ['eight-bit sequences are dropped', 'a\x9b2Jb', 'ab'],
    ['titles are dropped', 'a\x1b]0;owned\x07b', 'ab'],
    ['links keep their text', '\x1b]8;;https://example.org\x1b\\text\x1b]8;;\x1b\\', 'text'],
    ['device control strings are dropped', 'a\x1bPq#0\x1b\\b', 'ab'],
    ['two-byte sequences are dropped', 'a\x1bcb\x1b(0c', 'abc'],
    ['a sequence that does not end hides nothing', 'a\x1b]0;rest of it', 'a\\x1b]0;rest of it'],
    ['the start of a sequence is written out', 'a\x1b[', 'a\\x1b['],
    ['a bare carriage return is written out', 'passed\rfailed', 'passed\\rfailed'],
    ['line ends of Windows are line ends', 'a\r\nb', 'a\nb'],
    ['backspaces are written out', 'a\bb', 'a\\x08b'],
    ['bidirectional overrides are written out', 'a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
    ['invisible spaces are written out', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
    ['half a surrogate pair is written out', 'a\ud83d', 'a\\u{d83d}'],
    ['hidden tags are written out', 'a\u{e0041}', 'a\\u{e0041}'],
    ['emoji stay whole', '👩‍🚀 ☀️', '👩‍🚀 ☀️'],
    ['tabs are spaces', '\tx', '    x'],
  ])('%s', (_name, text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  test('a line is cut where nobody would read on', () => {
    expect(visibleText('x'.repeat(5000))).toHaveLength(1003);
  });

  test('one line is one line', () => {
    expect(visibleLine('  a\n\n   b\r\nc ')).toBe('a b c');
  });
});

test('text of files is shown as it is, its colours too', () => {
  expect(visibleSource('a\x1b[31mb\n')).toBe('a\\x1b[31mb\\n');
});
