import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../../src/programs/secrets/keyword-automaton.ts';

function hits(keywords: readonly string[], text: string): string[] {
  const found: string[] = [];
  buildAutomaton(keywords).scan(Buffer.from(text), (ending, end) => {
    for (const keyword of ending) found.push(`${keywords[keyword]}@${end}`);
  });
  return found;
}

describe('the automaton of keywords', () => {
  it('finds keywords that overlap and lie inside each other', () => {
    expect(hits(['he', 'she', 'his', 'hers'], 'ushers').sort()).toEqual([
      'he@4',
      'hers@6',
      'she@4',
    ]);
  });

  it('takes both cases of a letter for the same', () => {
    expect(hits(['akia', 'q~'], 'xAKIA aKiA Q~')).toEqual(['akia@5', 'akia@10', 'q~@13']);
  });

  it('agrees with a search for each keyword', () => {
    const keywords = ['aa', 'ab', 'aba', 'b', 'bab', 'aabaa'];
    const text = 'aabaabbabaaabaaababab';
    const expected = keywords.flatMap((keyword) =>
      [...text.matchAll(new RegExp(`(?=${keyword})`, 'g'))].map(
        ({ index }) => `${keyword}@${index + keyword.length}`,
      ),
    );
    expect(hits(keywords, text).sort()).toEqual(expected.sort());
  });

  it('finds nothing without keywords', () => {
    expect(hits([], 'anything')).toEqual([]);
  });
});
