import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../src/config/duration.ts';

describe('parseDuration', () => {
  it.each([
    ['1ms', 1],
    ['500ms', 500],
    ['90s', 90_000],
    ['1.5s', 1_500],
    ['10m', 600_000],
    ['1h', 3_600_000],
    ['24h', 86_400_000],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    '90',
    's',
    '0s',
    '-1s',
    '1 m',
    '1M',
    '1d',
    '25h',
    '1h30m',
    '1e3s',
    ' 1s',
    '.5s',
    '٣s',
  ])('refuses “%s”', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('agrees with itself across units', () => {
    for (let minutes = 1; minutes <= 60; minutes++) {
      expect(parseDuration(`${minutes}m`)).toBe(parseDuration(`${minutes * 60}s`));
      expect(parseDuration(`${minutes}m`)).toBe(parseDuration(`${minutes * 60_000}ms`));
    }
  });
});
