import { expect, it } from 'vitest';
import { remainingPaths } from '../../../src/run/remaining-path.ts';

const tasks = [
  { id: 'a', needs: [] },
  { id: 'b', needs: ['a'] },
  { id: 'c', needs: ['a'] },
  { id: 'd', needs: ['b', 'c'] },
];

it.each([
  ['what never ran counts as a second', {}, { a: 3000, b: 2000, c: 2000, d: 1000 }],
  [
    'the longest of several ways counts',
    { a: 1, b: 10, c: 100, d: 1000 },
    { a: 1101, b: 1010, c: 1100, d: 1000 },
  ],
])('%s', (_what, expected, remaining) => {
  expect(Object.fromEntries(remainingPaths(tasks, new Map(Object.entries(expected))))).toEqual(
    remaining,
  );
});
