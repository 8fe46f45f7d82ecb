import { expect, it } from 'vitest';
import type { Verdict } from '../../../src/core/verdict.ts';
import { buildPlan } from '../../../src/plan/build-plan.ts';
import type { PlannedTask } from '../../../src/plan/plan.ts';
import { skippedResult, whyNotReady } from '../../../src/run/skipped-task.ts';
import { resolved } from '../config/config-rig.ts';
import { resultOf } from './results.ts';

async function planned(more: Partial<PlannedTask> = {}): Promise<PlannedTask> {
  const config = await resolved('gates: { a: { run: x }, b: { run: x, needs: a } }\n');
  const plan = buildPlan(config, { stage: 'ci', wanted: ['b'] });
  const task = plan.ok ? plan.value.tasks.find(({ id }) => id === 'b') : undefined;
  if (task === undefined) throw new Error('b was not planned');
  return { ...task, ...more };
}

it.each<[Verdict | undefined, string | undefined]>([
  [undefined, undefined],
  ['pass', undefined],
  ['warn', undefined],
  ['block', 'needs a, which blocks'],
  ['error', 'needs a, which could not be judged'],
  ['skipped', 'needs a, which was not run'],
])('a need that is %s', async (verdict, why) => {
  const results = new Map(verdict === undefined ? [] : [['a', resultOf('a', { verdict })]]);
  expect(whyNotReady(await planned(), results, new Set())).toBe(why);
});

it('a need that the plan skips stands in nobody’s way', async () => {
  const results = new Map([['a', resultOf('a', { verdict: 'skipped' })]]);
  expect(whyNotReady(await planned(), results, new Set(['a']))).toBeUndefined();
});

it('the plan itself says why', async () => {
  const task = await planned({ decision: { kind: 'skip', reason: 'nothing changed' } });
  expect(whyNotReady(task, new Map(), new Set())).toBe('nothing changed');
  expect(skippedResult(task, 'nothing changed')).toMatchObject({
    id: 'b',
    state: 'skipped',
    verdict: 'skipped',
    reason: 'nothing changed',
    attempts: 0,
  });
});
