import { describe, expect, it } from 'vitest';
import { readCobertura } from '../../../../src/gates/coverage/read-cobertura.ts';
import { readLcov } from '../../../../src/gates/coverage/read-lcov.ts';
import { readLlvmCovJson } from '../../../../src/gates/coverage/read-llvm-cov-json.ts';
import { expectCutRefused, metricsOf, readReport } from './read-report.ts';

const files = [
  {
    file: '/repo/src/lib.rs',
    covered: [
      13, 14, 15, 16, 17, 21, 23, 24, 25, 26, 32, 34, 35, 36, 37, 38, 39, 41, 42, 49, 50, 51, 54,
      55, 56, 59, 60, 61, 62,
    ],
    missed: [19, 28, 29],
  },
  { file: '/repo/src/scale.rs', covered: [2, 3, 4], missed: [7, 8, 9, 10, 11] },
];

describe('reports of cargo llvm-cov 0.9.1, LLVM 22', () => {
  it('has the same lines in JSON, where they are made of segments, as in lcov and Cobertura', () => {
    const json = readLlvmCovJson(readReport('llvm-cov.export'));
    expect(json).toMatchObject({ ok: true, files });
    expect(readLcov(readReport('llvm-cov.lcov'))).toMatchObject({ ok: true, files });
    expect(readCobertura(readReport('llvm-cov.cobertura'))).toMatchObject({ ok: true, files });
    expect(metricsOf(json)).toEqual([
      'line-coverage 80',
      'function-coverage 87.5',
      'region-coverage 80.77',
    ]);
  });

  it('counts a generic function once, as llvm-cov sums it up', () => {
    expect(metricsOf(readLcov(readReport('llvm-cov.lcov')))).toEqual([
      'line-coverage 80',
      'function-coverage 87.5',
    ]);
  });

  it('refuses what is cut off', () => {
    expectCutRefused(readReport('llvm-cov.export'), readLlvmCovJson);
    expectCutRefused(readReport('llvm-cov.lcov'), readLcov, (part) =>
      part.trimEnd().endsWith('end_of_record'),
    );
  });
});

describe('reports of cargo-tarpaulin 0.37.5', () => {
  it('reads lcov and Cobertura', () => {
    const lcov = readLcov(readReport('tarpaulin.lcov'));
    const cobertura = readCobertura(readReport('tarpaulin.cobertura'));
    expect(metricsOf(lcov)).toEqual(['line-coverage 77.27', 'function-coverage 80']);
    expect(metricsOf(cobertura)).toEqual(['line-coverage 77.27']);
    expect(lcov.ok && cobertura.ok && cobertura.files).toEqual(lcov.ok && lcov.files);
  });
});

describe('readLlvmCovJson', () => {
  const report = (segments: unknown) =>
    JSON.stringify({
      type: 'llvm.coverage.json.export',
      data: [
        {
          files: [{ filename: '/repo/a.rs', segments }],
          totals: { functions: { count: 1, covered: 1 }, regions: { count: 1, covered: 1 } },
        },
      ],
    });

  it('takes the count that holds over the lines between two segments', () => {
    const segments = [
      [1, 1, 1, true, true, false],
      [3, 5, 0, true, true, false],
      [5, 6, 1, true, false, false],
      [6, 2, 0, false, false, false],
    ];
    expect(readLlvmCovJson(report(segments))).toMatchObject({
      files: [{ file: '/repo/a.rs', covered: [1, 2, 3, 6], missed: [4, 5] }],
    });
  });

  it('leaves out lines of regions that are skipped', () => {
    const segments = [
      [1, 1, 1, true, true, false],
      [2, 1, 0, false, true, false],
      [4, 1, 1, true, false, false],
      [5, 2, 0, false, false, false],
    ];
    expect(readLlvmCovJson(report(segments))).toMatchObject({
      files: [{ covered: [1, 5], missed: [] }],
    });
  });

  it.each([
    [
      'segments that are out of order',
      [
        [5, 1, 1, true, true, false],
        [2, 1, 0, false, false, false],
      ],
    ],
    ['a line beyond any file', [[1e12, 1, 1, true, true, false]]],
    ['a segment of another form', [[1, 1, 1]]],
    ['no segment', []],
  ])('refuses %s', (_what, segments) => {
    expect(readLlvmCovJson(report(segments)).ok).toBe(false);
  });

  it('refuses sums without lines', () => {
    const text = report([]).replace(',"segments":[]', '');
    expect(readLlvmCovJson(text)).toEqual({
      ok: false,
      reason: 'the report of llvm-cov cannot be read',
    });
  });
});
