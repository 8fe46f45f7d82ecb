import { describe, expect, it } from 'vitest';
import { readCobertura } from '../../../../src/gates/coverage/read-cobertura.ts';
import { expectCutRefused, metricsOf, readReport } from './read-report.ts';

function report(sources: readonly string[], classes: string): string {
  const paths = sources.map((path) => `<source>${path}</source>`).join('');
  return `<coverage><sources>${paths}</sources><packages><package name="p"><classes>${classes}</classes></package></packages></coverage>`;
}

function classOf(filename: string, lines = '<line number="1" hits="1"/>'): string {
  return `<class filename="${filename}"><methods/><lines>${lines}</lines></class>`;
}

describe('readCobertura', () => {
  it('reads coverage.py 7.17, with names below its source', () => {
    const reading = readCobertura(readReport('coverage-py.cobertura'));
    expect(reading).toMatchObject({
      files: [{ file: '/repo/meter/level.py', covered: [1, 2, 4, 5, 9], missed: [3, 6, 10, 11] }],
    });
    expect(metricsOf(reading)).toEqual(['line-coverage 55.56', 'branch-coverage 50']);
  });

  it('reads c8 12, whose report names a DTD', () => {
    const reading = readCobertura(readReport('c8.cobertura'));
    expect(reading.ok && reading.files).toEqual([
      { file: '/repo/src/level.js', covered: [1, 2, 5, 6, 7, 8], missed: [3, 4, 9, 10, 11] },
    ]);
  });

  it.each([
    [['/repo'], 'src/a.rs', '/repo/src/a.rs'],
    [['/repo/'], '/elsewhere/a.rs', '/elsewhere/a.rs'],
    [['.'], 'src\\a.rs', 'src/a.rs'],
    [[''], './src/a.rs', 'src/a.rs'],
    [['C:\\repo'], 'src\\a.cs', 'C:/repo/src/a.cs'],
    [['C:\\repo'], 'D:\\x\\a.cs', 'D:/x/a.cs'],
    [['src', 'src'], 'a.py', 'src/a.py'],
    [['/repo/a', '/repo/b'], '/repo/b/x.py', '/repo/b/x.py'],
    [[], 'a.py', 'a.py'],
  ])('of the sources %j and the name %s makes %s', (sources, name, file) => {
    expect(readCobertura(report(sources, classOf(name)))).toMatchObject({ files: [{ file }] });
  });

  it('joins the classes of one file', () => {
    const classes = classOf('a.java') + classOf('a.java', '<line number="2" hits="0"/>');
    expect(readCobertura(report(['.'], classes))).toMatchObject({
      files: [{ file: 'a.java', covered: [1], missed: [2] }],
    });
  });

  it.each([
    [undefined, 'no Cobertura report was written'],
    ['', 'the Cobertura report is not whole'],
    ['<testsuites/>', '<testsuites> is not a Cobertura report'],
    [report(['.'], ''), 'the Cobertura report has no measured line'],
    [report(['.'], classOf('')), 'the Cobertura report has a class without a file'],
    [
      report(['.'], classOf('a.c', '<line number="x" hits="1"/>')),
      'the Cobertura report has a line of a.c that cannot be read',
    ],
    [
      report(['.'], classOf('a.c', '<line number="1"/>')),
      'the Cobertura report has a line of a.c that cannot be read',
    ],
    [
      report(['/repo/a', '/repo/b'], classOf('x.py')),
      'the Cobertura report has 2 sources and names files relative to one',
    ],
    [
      `<!DOCTYPE coverage [<!ENTITY a "b">]>${report(['.'], classOf('a.c'))}`,
      'the Cobertura report is not whole',
    ],
  ])('refuses %j', (text, reason) => {
    expect(readCobertura(text)).toEqual({ ok: false, reason });
  });

  it('refuses what is cut off', () => {
    expectCutRefused(readReport('tarpaulin.cobertura'), readCobertura);
  });
});
