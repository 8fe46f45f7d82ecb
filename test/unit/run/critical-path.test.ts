import { expect, it } from 'vitest';
import type { TaskResult } from '../../../src/core/run-result.ts';
import { criticalPath } from '../../../src/run/critical-path.ts';
import { resultOf } from './results.ts';

it.each<[string, TaskResult[], string[]]>([
  ['nothing', [], []],
  ['nothing that ran', [resultOf('a', { state: 'skipped', durationMs: 9 })], []],
  [
    'the longest task when none waits',
    [resultOf('a', { durationMs: 1 }), resultOf('b', { durationMs: 2 })],
    ['b'],
  ],
  [
    'the chain that took longest',
    [
      resultOf('short', { durationMs: 5 }),
      resultOf('long', { durationMs: 7 }),
      resultOf('join', { durationMs: 2, needs: ['short', 'long'] }),
      resultOf('alone', { durationMs: 8 }),
    ],
    ['long', 'join'],
  ],
  [
    'a chain that begins where a need was not run',
    [
      resultOf('skipped', { state: 'skipped', durationMs: 0 }),
      resultOf('a', { durationMs: 2, needs: ['skipped'] }),
    ],
    ['a'],
  ],
])('%s', (_what, results, expected) => {
  expect(criticalPath(results)).toEqual(expected);
});
