import { describe, expect, it } from 'vitest';
import type { Limit } from '../../../src/core/limit.ts';
import type { Metric } from '../../../src/core/metric.ts';
import { parseQuantity } from '../../../src/core/quantity.ts';
import { checkLimits } from '../../../src/policy/check-limits.ts';

function limit(
  metric: string,
  condition: Limit['condition'],
  written: number | string,
  level: Limit['level'] = 'block',
): Limit {
  const amount = parseQuantity(written);
  if (amount === undefined) throw new Error(String(written));
  return { metric, level, condition, amount };
}

function metric(
  name: string,
  value: number,
  unit: string,
  better: Metric['better'] = 'lower',
): Metric {
  return { name, value, unit, better };
}

function levelOf(value: number, unit: string, one: Limit, baseline?: number) {
  const { metrics, unjudged } = checkLimits(
    [metric(one.metric, value, unit)],
    [one],
    () => baseline,
  );
  expect(unjudged).toEqual([]);
  return metrics[0]?.level;
}

describe('checkLimits', () => {
  it('compares in percent of the reference', () => {
    const one = limit('size', 'growsBy', '10%');
    expect(levelOf(110, 'B', one, 100)).toBeUndefined();
    expect(levelOf(110.1, 'B', one, 100)).toBe('block');
  });

  it('takes percent for points where the metric itself is a share', () => {
    const one = limit('line-coverage', 'dropsBy', '5%');
    expect(levelOf(65.1, '%', one, 70)).toBeUndefined();
    expect(levelOf(64.9, '%', one, 70)).toBe('block');
  });

  it('reports the heavier of two broken limits, in words', () => {
    const limits = [
      limit('line-coverage', 'below', 80, 'warn'),
      limit('line-coverage', 'below', 60),
    ];
    const { metrics } = checkLimits([metric('line-coverage', 54.2, '%')], limits, () => 57.3);
    expect(metrics).toEqual([
      {
        name: 'line-coverage',
        value: 54.2,
        unit: '%',
        better: 'lower',
        baseline: 57.3,
        level: 'block',
        limit: 'must be at least 60',
      },
    ]);
  });

  it('holds * for every metric', () => {
    const metrics = [metric('a', 1, 'ms'), metric('b', 3, 'ms')];
    const { metrics: judged } = checkLimits(metrics, [limit('*', 'above', '2ms')], () => undefined);
    expect(judged.map(({ level }) => level)).toEqual([undefined, 'block']);
  });

  it.each([
    [
      'a metric that was not delivered',
      [metric('a', 1, 'ms')],
      limit('b', 'above', 1),
      'there is a limit on b, and the gate delivered a',
    ],
    [
      'any metric, and there is none',
      [],
      limit('*', 'above', 1),
      'there is a limit, and the gate delivered no metric',
    ],
    [
      'units that do not fit',
      [metric('a', 1, 'ms')],
      limit('a', 'above', '1MB'),
      'the limit 1 MB does not fit a, which is in ms',
    ],
    [
      'no reference',
      [metric('a', 1, 'ms')],
      limit('a', 'growsBy', 1),
      'a has no reference value to compare with: gate baseline update',
    ],
  ])('cannot judge %s', (_name, metrics, one, why) => {
    expect(checkLimits(metrics, [one], () => undefined).unjudged).toEqual([why]);
  });
});
