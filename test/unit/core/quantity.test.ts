import { describe, expect, it } from 'vitest';
import { convert, parseQuantity } from '../../../src/core/quantity.ts';

describe('parseQuantity', () => {
  it.each([
    [60, { value: 60 }],
    ['20MB', { value: 20, unit: 'MB' }],
    ['10 %', { value: 10, unit: '%' }],
    ['35ms', { value: 35, unit: 'ms' }],
    ['2.95 Gbps', { value: 2.95, unit: 'Gbps' }],
    ['10ns', { value: 10, unit: 'ns' }],
    ['-1.5e3', { value: -1500 }],
    ['.5 s', { value: 0.5, unit: 's' }],
    ['100 req/s', { value: 100, unit: 'req/s' }],
  ])('reads %s', (written, quantity) => {
    expect(parseQuantity(written)).toEqual(quantity);
  });

  it.each([
    '',
    'much',
    '3 furlongs',
    '1,5',
    '20MB extra',
    '0x10',
    'NaN',
    '--1',
    Number.NaN,
    Infinity,
  ])('refuses %s', (written) => {
    expect(parseQuantity(written)).toBeUndefined();
  });
});

describe('convert', () => {
  it.each([
    [{ value: 20, unit: 'MB' }, 'B', 20e6],
    [{ value: 1, unit: 'MiB' }, 'B', 1_048_576],
    [{ value: 35, unit: 'ms' }, 'ns', 35e6],
    [{ value: 60, unit: 's' }, 'ms', 60_000],
    [{ value: 2.95, unit: 'Gbps' }, 'Mbps', 2950],
    [{ value: 7 }, 'anything', 7],
    [{ value: 7, unit: 'own' }, 'own', 7],
    [{ value: 7, unit: 'ms' }, 'B', undefined],
    [{ value: 7, unit: '%' }, 'count', undefined],
  ])('%j in %s', (quantity, unit, value) => {
    const converted = convert(quantity, unit);
    if (value === undefined) expect(converted).toBeUndefined();
    else expect(converted).toBeCloseTo(value, 6);
  });
});
