import { describe, expect, it } from 'vitest';
import { closestName } from '../../../src/core/closest-name.ts';

const names = ['uses', 'run', 'with', 'each', 'needs', 'matrix', 'timeout', 'cargo-clippy', 'a'];

describe('closestName', () => {
  it.each([
    ['neds', 'needs'],
    ['nedes', 'needs'],
    ['need', 'needs'],
    ['Uses', 'uses'],
    ['usse', 'uses'],
    ['timeuot', 'timeout'],
    ['metrix', 'matrix'],
    ['cargo_clippy', 'cargo-clippy'],
    ['cargo-clipy', 'cargo-clippy'],
    ['clippy', undefined],
    ['xyz', undefined],
    ['b', undefined],
    ['', undefined],
  ])('%s: %s', (written, meant) => {
    expect(closestName(written, names)).toBe(meant);
  });

  it('takes the nearest of several, and the first of equals', () => {
    expect(closestName('tests', ['texts', 'test'])).toBe('texts');
    expect(closestName('tset', ['text', 'test'])).toBe('test');
  });

  it('finds every name again after one edit, whatever the edit', () => {
    for (const name of ['timeout', 'retries', 'cargo-clippy', 'exclusive']) {
      const known = [name, 'something-else', 'zzzzzzzz'];
      for (let i = 0; i < name.length; i++) {
        const without = name.slice(0, i) + name.slice(i + 1);
        const other = `${name.slice(0, i)}x${name.slice(i + 1)}`;
        const longer = `${name.slice(0, i)}x${name.slice(i)}`;
        for (const written of [without, other, longer])
          expect(closestName(written, known)).toBe(name);
      }
    }
  });
});
