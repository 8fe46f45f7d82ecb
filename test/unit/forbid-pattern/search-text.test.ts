import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../../src/programs/forbid-pattern/pattern.ts';
import { searchText } from '../../../src/programs/forbid-pattern/search-text.ts';
import { withinBudget } from '../../../src/programs/forbid-pattern/within-budget.ts';

const print: Pattern = {
  name: 'no-print',
  message: 'debug print',
  expression: /\bprint\(/g,
  concerns: () => true,
};
const search = (text: string, patterns = [print]) => searchText(text, patterns);

describe('searchText', () => {
  it('places each match, in characters', () => {
    const { matches } = search('a\r\n😀 print(1); print(2)\n');
    expect(matches).toMatchObject([
      { line: 2, column: 3, kind: 'match', message: 'debug print' },
      { line: 2, column: 13 },
    ]);
  });

  it('looks at each line by itself', () => {
    const lines: Pattern = { ...print, expression: /^x$/g };
    expect(search('x\nxx\nx', [lines]).matches.map(({ line }) => line)).toEqual([1, 3]);
    const wide: Pattern = { ...print, expression: /a[\s\S]b/g };
    expect(search('a\nb', [wide]).matches).toEqual([]);
  });

  it('does not count a match of nothing', () => {
    expect(search('aaa', [{ ...print, expression: /b*/g }]).matches).toEqual([]);
  });

  it.each([
    ['print(1) # gate:allow-pattern no-print the tool prints its result'],
    ['// gate:allow-pattern no-print the tool prints its result\nprint(1)'],
    ['<!-- gate:allow-pattern-in-file no-print an example -->\n\n\nprint(1)'],
  ])('accepts what a comment allows: %j', (text) => {
    expect(search(text)).toEqual({ matches: [], allowed: 1 });
  });

  it.each([
    ['of another pattern', 'print(1) # gate:allow-pattern no-mock the tool prints'],
    ['of a line further up', '# gate:allow-pattern no-print reason\n\nprint(1)'],
    ['of the line above that has code', 'a() # gate:allow-pattern no-print reason\nprint(1)'],
  ])('does not take a comment %s', (_of, text) => {
    expect(search(text).matches).toMatchObject([{ kind: 'match' }]);
  });

  it('wants a reason', () => {
    expect(search('print(1) # gate:allow-pattern no-print').matches).toMatchObject([
      { kind: 'no-reason', line: 1 },
    ]);
    expect(search('print(1) /* gate:allow-pattern no-print */').matches).toHaveLength(1);
  });
});

describe('withinBudget', () => {
  it('returns what the work returns', () => {
    expect(withinBudget(() => undefined, 1000)).toEqual({ value: undefined });
  });

  it('ends a regular expression that would not end', () => {
    const line = `${'a'.repeat(200)}!`;
    expect(withinBudget(() => /^(a+)+$/.test(line), 20)).toBeUndefined();
  });

  it('does not hide what the work throws', () => {
    const work = () => {
      throw new RangeError('a bug');
    };
    expect(() => withinBudget(work, 1000)).toThrow('a bug');
  });
});
