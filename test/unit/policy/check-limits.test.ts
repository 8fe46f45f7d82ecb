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

/** The limits of the five systems, each just within, at and just over. */
const systemLimits: readonly [string, Limit, string, number, number, number, number?][] = [
  [
    'HyperMesh: coverage under 60 % warns',
    limit('line-coverage', 'below', 60, 'warn'),
    '%',
    60.01,
    60,
    59.99,
  ],
  [
    'HyperMesh: STOQ throughput at least 2.95 Gbps',
    limit('stoq/throughput', 'below', '2.95Gbps'),
    'Gbps',
    2.96,
    2.95,
    2.949,
  ],
  [
    'HyperMesh: TrustChain latency at most 35 ms',
    limit('trustchain/latency', 'above', '35ms'),
    'ms',
    34.9,
    35,
    35.1,
  ],
  [
    'HyperMesh: Catalog operation at most 1.69 ms',
    limit('catalog/operation', 'above', '1.69ms'),
    'us',
    1689,
    1690,
    1690.1,
  ],
  [
    'HyperMesh: consensus at most 100 ms',
    limit('consensus', 'above', '100ms'),
    'ms',
    99,
    100,
    100.1,
  ],
  [
    'HyperMesh: transaction at most 50 ms',
    limit('transaction', 'above', '50ms'),
    'ns',
    49e6,
    50e6,
    50.001e6,
  ],
  ['Loka: operations at most 10 ns', limit('counter', 'above', '10ns'), 'ns', 9.9, 10, 10.1],
  [
    'Loka: migration at most 60 s',
    limit('migration-time', 'above', '60s'),
    'ms',
    59_999,
    60_000,
    60_001,
  ],
  ['Loka: memory at most 512 MB', limit('memory', 'above', '512MB'), 'B', 511e6, 512e6, 512e6 + 1],
  [
    'Loka: coverage drops by more than 5 points',
    limit('line-coverage', 'dropsBy', 5),
    '%',
    68.21,
    68.2,
    68.19,
    73.2,
  ],
  [
    'Loka: image grows by more than 50 MB',
    limit('image-size', 'growsBy', '50MB'),
    'B',
    349e6,
    350e6,
    350e6 + 1,
    300e6,
  ],
  [
    'Loka: image grows by more than 20 MB warns',
    limit('image-size', 'growsBy', '20MB', 'warn'),
    'B',
    319e6,
    320e6,
    320e6 + 1,
    300e6,
  ],
  [
    'Loka: memory grows by more than 100 MB warns',
    limit('memory-growth', 'growsBy', '100MB', 'warn'),
    'B',
    100e6,
    110e6,
    110e6 + 1,
    10e6,
  ],
  [
    'Loka: dependencies outdated for more than 30 days',
    limit('oldest-outdated', 'above', '30d', 'warn'),
    'd',
    29,
    30,
    31,
  ],
  ['Plasma: coverage at least 90 %', limit('line-coverage', 'below', '90%'), '%', 90.1, 90, 89.9],
  ['Rehearsal: error rate above 1 %', limit('error-rate', 'above', '1%'), '%', 0.9, 1, 1.01],
];

describe('the limits of the five systems', () => {
  it.each(systemLimits)('%s', (_name, one, unit, within, at, over, baseline) => {
    expect(levelOf(within, unit, one, baseline)).toBeUndefined();
    expect(levelOf(at, unit, one, baseline)).toBeUndefined();
    expect(levelOf(over, unit, one, baseline)).toBe(one.level);
  });
});

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
