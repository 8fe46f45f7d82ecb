import { describe, expect, it } from 'vitest';
import { growthOf, median } from '../../../src/gates/image-smoke/samples.ts';

describe('growthOf', () => {
  it.each([
    [[5], 0],
    [[5, 9], 4],
    [[10, 10, 40, 10, 10, 10], 0],
    [[10, 12, 50, 60, 70, 72], 60],
    [[90, 20, 10], 0],
  ])('%j', (samples, growth) => {
    expect(growthOf(samples)).toBe(growth);
  });
});

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1], 5],
    [[9, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('%j', (samples, middle) => {
    expect(median(samples)).toBe(middle);
  });
});
