import { expect, it } from 'vitest';
import { type Candidate, pickNext } from '../../../src/run/slots.ts';

const task = (id: string, remainingMs: number, exclusive = false): Candidate => ({
  id,
  remainingMs,
  exclusive,
});
const shared = { exclusive: false };
const alone = { exclusive: true };

it.each<[string, Candidate[], { exclusive: boolean }[], number, string | undefined]>([
  ['nothing is ready', [], [], 2, undefined],
  ['the longest way first', [task('a', 1), task('b', 3), task('c', 2)], [], 1, 'b'],
  ['the first of equals', [task('a', 2), task('b', 2)], [shared], 2, 'a'],
  ['no slot is free', [task('a', 1)], [shared, shared], 2, undefined],
  [
    'an exclusive one waits for those that are ready',
    [task('x', 9, true), task('a', 1)],
    [],
    2,
    'a',
  ],
  ['an exclusive one waits for those that run', [task('x', 9, true)], [shared], 2, undefined],
  ['an exclusive one runs alone', [task('x', 1, true), task('y', 2, true)], [], 2, 'y'],
  ['nothing beside an exclusive one', [task('a', 1)], [alone], 2, undefined],
])('%s', (_what, ready, running, jobs, expected) => {
  expect(pickNext(ready, running, jobs)?.id).toBe(expected);
});
