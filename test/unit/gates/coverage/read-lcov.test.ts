import { describe, expect, it } from 'vitest';
import { readLcov } from '../../../../src/gates/coverage/read-lcov.ts';
import { metricsOf, readReport } from './read-report.ts';

describe('readLcov', () => {
  it('reads the branches and functions of coverage.py 7.17 and of c8 12', () => {
    const python = readLcov(readReport('coverage-py.lcov'));
    expect(metricsOf(python)).toEqual([
      'line-coverage 55.56',
      'branch-coverage 50',
      'function-coverage 50',
    ]);
    expect(python).toMatchObject({
      files: [{ file: 'meter/level.py', covered: [1, 2, 4, 5, 9], missed: [3, 6, 10, 11] }],
    });
    expect(metricsOf(readLcov(readReport('c8.lcov')))).toEqual([
      'line-coverage 54.55',
      'branch-coverage 50',
      'function-coverage 50',
    ]);
  });

  it('reads the functions of lcov 2, checksums, comments and lines that end as on Windows', () => {
    const text = [
      '# made by hand',
      'TN:',
      'SF:src\\a.c',
      'FNL:0,3,9',
      'FNA:0,2,main',
      'DA:3,2,c2hlY2s',
      'DA:4,0',
      'VER:7',
      'end_of_record',
      '',
    ].join('\r\n');
    const reading = readLcov(text);
    expect(reading).toMatchObject({ files: [{ file: 'src/a.c', covered: [3], missed: [4] }] });
    expect(metricsOf(reading)).toEqual(['line-coverage 50', 'function-coverage 100']);
  });

  it('counts a line as covered when one of the records of its file says so', () => {
    const record = (count: number) => `SF:./a.c\nDA:1,${count}\nDA:2,0\nend_of_record\n`;
    expect(readLcov(record(0) + record(1) + record(0))).toMatchObject({
      files: [{ file: 'a.c', covered: [1], missed: [2] }],
    });
  });

  it.each([
    [undefined, 'no lcov report was written'],
    ['', 'the lcov report has no measured line'],
    ['SF:a.c\nend_of_record\n', 'the lcov report has no measured line'],
    ['SF:a.c\nDA:1,1\n', 'the lcov report is cut off'],
    ['SF:a.c\nDA:1\nend_of_record\n', 'line 2 of the lcov report cannot be read'],
    ['SF:a.c\nDA:0,1\nend_of_record\n', 'line 2 of the lcov report cannot be read'],
    ['DA:1,1\n', 'line 1 of the lcov report is outside of a record'],
    ['end_of_record\n', 'line 1 of the lcov report ends a record that was not opened'],
    ['SF:a.c\nSF:b.c\n', 'line 2 of the lcov report opens a record that cannot be read'],
    ['SF:\nend_of_record\n', 'line 1 of the lcov report opens a record that cannot be read'],
    ['{"total": 100}', 'line 1 of the lcov report is not lcov'],
  ])('refuses %j: %s', (text, reason) => {
    expect(readLcov(text)).toEqual({ ok: false, reason });
  });
});
