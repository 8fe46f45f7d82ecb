import { describe, expect, test } from 'vitest';
import { formatQuantity } from '../../../src/core/format-quantity.ts';
import { formatDuration, formatSeconds } from '../../../src/report/duration.ts';
import { quoteCommand } from '../../../src/report/quote-command.ts';
import { cutMiddle, cutToWidth, padToWidth, textWidth } from '../../../src/report/text-width.ts';
import { wrapText } from '../../../src/report/wrap-text.ts';

test.each([
  [0, '0.0s'],
  [44, '0.0s'],
  [420, '0.4s'],
  [24_800, '24.8s'],
  [59_940, '59.9s'],
  [59_960, '1m 00s'],
  [65_000, '1m 05s'],
  [3_599_600, '1h 00m'],
  [7_620_000, '2h 07m'],
  [-5, '0.0s'],
])('%d ms took %s', (ms, expected) => {
  expect(formatDuration(ms)).toBe(expected);
});

test.each([
  [400, '0s'],
  [11_200, '11s'],
  [65_000, '1m 05s'],
])('%d ms are about %s', (ms, expected) => {
  expect(formatSeconds(ms)).toBe(expected);
});

test.each([
  [54.2, '%', '54.2 %'],
  [0.1 + 0.2, 'ms', '0.3 ms'],
  [4021, 'count', '4021'],
  [0, 'B', '0 B'],
  [999, 'B', '999 B'],
  [131_000_000, 'B', '131 MB'],
  [-2_500_000, 'B', '-2.5 MB'],
  [0.5, 'B', '0.5 B'],
])('%d %s is shown as %s', (value, unit, expected) => {
  expect(formatQuantity(value, unit)).toBe(expected);
});

describe('width', () => {
  test.each([
    ['abc', 3],
    ['検査', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['👩‍🚀', 2],
    ['🇩🇪', 2],
    ['☀️', 2],
    ['✔ ⚠', 3],
    ['ｱ', 1],
    ['Ａ', 2],
    ['한국', 4],
    ['', 0],
  ])('of %s', (text, expected) => {
    expect(textWidth(text)).toBe(expected);
  });

  test('is never exceeded by a cut, which splits no character', () => {
    expect(cutToWidth('検査部品', 6, '…')).toBe('検査…');
    expect(cutToWidth('検査部品', 8, '…')).toBe('検査部品');
    expect(cutToWidth('👩‍🚀👩‍🚀', 3, '…')).toBe('👩‍🚀…');
    expect(cutMiddle('clippy[stoq,stable]', 12, '…')).toBe('clippy…able]');
    expect(padToWidth('検査', 6)).toBe('検査  ');
  });
});

describe('wrapped text', () => {
  test('breaks at spaces', () => {
    expect(wrapText('one two three', 8)).toEqual(['one two', 'three']);
  });

  test('keeps line ends and indentation', () => {
    expect(wrapText('a:\n  one two three\n\nb', 9)).toEqual([
      'a:',
      '  one two',
      '  three',
      '',
      'b',
    ]);
  });

  test('keeps commands and paths whole', () => {
    expect(wrapText('see /a/very/long/path now', 8)).toEqual(['see', '/a/very/long/path', 'now']);
  });

  test('breaks scripts without spaces anywhere', () => {
    expect(wrapText('検査部品安定', 5)).toEqual(['検査', '部品', '安定']);
  });
});

test('commands can be pasted into a shell', () => {
  expect(quoteCommand(['cargo', 'fmt', '--all'])).toBe('cargo fmt --all');
  expect(quoteCommand(['sh', '-c', "it's $HOME"])).toBe(`sh -c 'it'\\''s $HOME'`);
  expect(quoteCommand(['ruff', ''], 'my app')).toBe("(cd 'my app' && ruff '')");
});
