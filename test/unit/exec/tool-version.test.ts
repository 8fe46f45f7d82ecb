import { describe, expect, it } from 'vitest';
import { compareVersions, findVersion } from '../../../src/exec/tool-version.ts';

describe('findVersion', () => {
  it.each([
    ['rustfmt 1.8.0-stable (59807616e1 2026-04-14)', '1.8.0-stable'],
    ['ruff 0.16.9', '0.16.9'],
    ['black, 26.1 (compiled: yes)\nPython (CPython) 3.11.7', '26.1'],
    ['v10.15.0', '10.15.0'],
    ['no number here 7', undefined],
  ])('%s', (output, version) => {
    expect(findVersion(output)).toBe(version);
  });
});

describe('compareVersions', () => {
  it.each([
    ['1.2.3', '1.2.3', 0],
    ['1.10.0', '1.9.9', 1],
    ['1.2', '1.2.0', 0],
    ['0.9.1', '1.0', -1],
    ['1.8.0-stable', '1.8.0', 0],
  ])('%s against %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });
});
