import { describe, expect, it } from 'vitest';
import { forbidPattern } from '../../../src/gates/forbid-pattern/index.ts';

const messagesOf = (patterns: unknown) => {
  const bound = forbidPattern.bind({ patterns });
  return bound.ok ? [] : bound.issues.map(({ path, message }) => [path.join('.'), message]);
};

describe('the options of forbid-pattern', () => {
  it('take a pattern with a name, an expression and a message', () => {
    expect(messagesOf([{ name: 'a', pattern: 'x', message: 'm' }])).toEqual([]);
  });

  it('say where an expression is none', () => {
    const good = { name: 'a', pattern: 'x', message: 'm' };
    expect(messagesOf([good, { name: 'b', pattern: '(', message: 'm' }])).toEqual([
      ['patterns.1.pattern', 'is not a regular expression of JavaScript'],
    ]);
  });

  it('say when two have one name', () => {
    const pattern = { name: 'a', pattern: 'x', message: 'm' };
    expect(messagesOf([pattern, pattern])).toEqual([
      ['patterns', 'must have a name each that no other has'],
    ]);
  });
});
