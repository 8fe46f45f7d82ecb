import { describe, expect, it } from 'vitest';
import { readCoveragePyJson } from '../../../../src/gates/coverage/read-coverage-py-json.ts';
import {
  readIstanbulJson,
  readIstanbulSummary,
} from '../../../../src/gates/coverage/read-istanbul-json.ts';
import { expectCutRefused, metricsOf, readReport } from './read-report.ts';

describe('readCoveragePyJson', () => {
  const text = readReport('coverage-py.export');

  it('reads coverage.py 7.17, and keeps branches out of the line coverage', () => {
    const reading = readCoveragePyJson(text);
    expect(metricsOf(reading)).toEqual(['line-coverage 55.56', 'branch-coverage 50']);
    expect(reading).toMatchObject({
      files: [{ file: 'meter/level.py', covered: [1, 2, 4, 5, 9], missed: [3, 6, 10, 11] }],
    });
  });

  it('refuses a list of files that does not add up to its total', () => {
    const damaged = text.replace('"executed_lines": [1, 2, 4, 5, 9]', '"executed_lines": [1, 2]');
    expect(damaged).not.toBe(text);
    expect(readCoveragePyJson(damaged)).toEqual({
      ok: false,
      reason: 'coverage.py counts 5 covered lines and lists 2',
    });
  });

  it('refuses what is cut off, empty, foreign or measures nothing', () => {
    expectCutRefused(text, readCoveragePyJson);
    expect(readCoveragePyJson('{}').ok).toBe(false);
    expect(readCoveragePyJson(undefined).ok).toBe(false);
    const nothing = {
      meta: { version: '7', branch_coverage: false },
      files: {},
      totals: { covered_lines: 0, num_statements: 0 },
    };
    expect(readCoveragePyJson(JSON.stringify(nothing))).toEqual({
      ok: false,
      reason: 'the coverage.py report has no measured line',
    });
  });
});

describe('readIstanbulJson', () => {
  it('reads the map of c8 12', () => {
    const reading = readIstanbulJson(readReport('c8.map'));
    expect(reading).toMatchObject({
      files: [
        { file: '/repo/src/level.js', covered: [1, 2, 5, 6, 7, 8], missed: [3, 4, 9, 10, 11] },
      ],
    });
    expect(metricsOf(reading)[0]).toBe('line-coverage 54.55');
  });

  const map = (s: unknown) =>
    JSON.stringify({
      '/repo/a.js': {
        path: '/repo/a.js',
        statementMap: { 0: { start: { line: 1 } }, 1: { start: { line: 1 } } },
        fnMap: {},
        branchMap: {},
        s,
        f: {},
        b: {},
      },
    });

  it('takes a line as executed when one of its statements is', () => {
    const reading = readIstanbulJson(map({ 0: 0, 1: 4 }));
    expect(reading).toMatchObject({ files: [{ covered: [1], missed: [] }] });
    expect(metricsOf(reading)).toEqual(['line-coverage 100', 'statement-coverage 50']);
  });

  it.each([
    [undefined, 'no coverage report was written'],
    ['', 'the coverage report is not one of Istanbul'],
    ['{}', 'the Istanbul report has no measured line'],
    ['[]', 'the coverage report is not one of Istanbul'],
    [map({ 0: 1 }), 'the coverage of /repo/a.js lacks statement 1'],
    [map({ 0: -1, 1: 0 }), 'the coverage report is not one of Istanbul'],
  ])('refuses %j', (text, reason) => {
    expect(readIstanbulJson(text)).toEqual({ ok: false, reason });
  });
});

describe('readIstanbulSummary', () => {
  it('reads the sums of c8 12, which have no lines', () => {
    const reading = readIstanbulSummary(readReport('c8.summary'));
    expect(reading).toMatchObject({ ok: true, files: [] });
    expect(metricsOf(reading)).toEqual([
      'line-coverage 54.55',
      'statement-coverage 54.55',
      'function-coverage 50',
      'branch-coverage 50',
    ]);
  });

  it('refuses sums of nothing, whose share is called 100 or Unknown', () => {
    const none = { total: 0, covered: 0, skipped: 0, pct: 100 };
    const total = { lines: none, statements: none, functions: none, branches: none };
    expect(readIstanbulSummary(JSON.stringify({ total }))).toEqual({
      ok: false,
      reason: 'the coverage summary has no measured line',
    });
    expect(readIstanbulSummary('{}').ok).toBe(false);
    expect(readIstanbulSummary(undefined).ok).toBe(false);
  });
});
