import { describe, expect, it } from 'vitest';
import { readGoCoverProfile } from '../../../../src/gates/coverage/read-go-cover-profile.ts';
import { expectCutRefused, metricsOf, readReport } from './read-report.ts';

const read = (text: string | undefined) =>
  readGoCoverProfile(text, (name) => name.replace('example.com/meter/', ''));

describe('readGoCoverProfile', () => {
  it('reads a profile of Go 1.26 in the mode count', () => {
    const reading = read(readReport('go.cover'));
    expect(reading).toMatchObject({
      files: [
        { file: 'level.go', covered: [4, 5, 8], missed: [6, 7] },
        { file: 'scale/scale.go', covered: [], missed: [3] },
      ],
    });
    expect(metricsOf(reading)).toEqual(['line-coverage 50', 'statement-coverage 50']);
  });

  it.each(['set', 'count', 'atomic'])('joins what several test binaries say, mode %s', (mode) => {
    const block = 'example.com/meter/a.go:1.1,2.2 3';
    const text = `mode: ${mode}\n${block} 0\n${block} 1\nmode: ${mode}\n${block} 0\n`;
    const reading = read(text);
    expect(reading).toMatchObject({ files: [{ covered: [1, 2], missed: [] }] });
    expect(metricsOf(reading)).toEqual(['line-coverage 100', 'statement-coverage 100']);
  });

  it.each([
    [undefined, 'no cover profile was written'],
    ['', 'the cover profile does not begin with its mode'],
    ['mode: set\n', 'the Go coverage report has no measured line'],
    ['mode: set\na.go:1.1,2.2 1 1', 'the cover profile is cut off'],
    ['mode: set\na.go:1.1,2.2 1\n', 'line 2 of the cover profile cannot be read'],
    ['mode: set\na.go:3.1,2.2 1 1\n', 'line 2 of the cover profile cannot be read'],
    ['mode: set\na.go:1.1,9999999999.2 1 1\n', 'line 2 of the cover profile cannot be read'],
    ['mode: set\na.go:1.1,2.2 0 1\n', 'the Go coverage report has no measured line'],
  ])('refuses %j: %s', (text, reason) => {
    expect(read(text)).toEqual({ ok: false, reason });
  });

  it('refuses a profile that is cut within a line', () => {
    expectCutRefused(readReport('go.cover'), read, (part) => part.endsWith('\n'));
  });
});
