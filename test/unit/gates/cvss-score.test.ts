import { describe, expect, it } from 'vitest';
import { cvssScore, severityOfScore } from '../../../src/gates/cvss/cvss-severity.ts';

describe('the score of a CVSS vector', () => {
  // Expected values by Red Hat's cvss 3.6 for Python.
  it.each([
    ['CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:C/C:H/I:L/A:H', 9.2],
    ['CVSS:3.1/AV:N/AC:H/PR:H/UI:R/S:U/C:N/I:L/A:N', 2],
    ['CVSS:3.1/AV:L/AC:L/PR:H/UI:R/S:C/C:N/I:N/A:H', 5.5],
    ['CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:C/C:H/I:N/A:N', 6.8],
    ['CVSS:3.1/AV:N/AC:L/PR:H/UI:R/S:U/C:N/I:N/A:N', 0],
    ['CVSS:3.1/AV:P/AC:L/PR:H/UI:N/S:C/C:H/I:N/A:L', 5.7],
    ['CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:N/A:L', 5.9],
    ['CVSS:3.1/AV:L/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:H', 7.3],
    ['CVSS:3.1/AV:P/AC:H/PR:L/UI:N/S:U/C:L/I:H/A:N', 4.6],
    ['CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:N/I:L/A:H', 5.5],
    ['CVSS:3.1/AV:P/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:N', 0],
    ['CVSS:3.1/AV:A/AC:L/PR:H/UI:N/S:U/C:L/I:N/A:H', 5.2],
    ['CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:N/I:H/A:H', 9.6],
    ['CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:L', 8.9],
    ['CVSS:3.0/AV:L/AC:H/PR:L/UI:N/S:C/C:N/I:L/A:H', 6.4],
    ['CVSS:3.0/AV:L/AC:H/PR:N/UI:R/S:C/C:L/I:H/A:N', 6.3],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:H/UI:A/VC:H/VI:H/VA:L/SC:N/SI:N/SA:N', 8.3],
    ['CVSS:4.0/AV:A/AC:L/AT:P/PR:H/UI:P/VC:N/VI:N/VA:H/SC:H/SI:H/SA:L', 5.9],
    ['CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:P/VC:N/VI:N/VA:H/SC:H/SI:L/SA:N', 6.8],
    ['CVSS:4.0/AV:L/AC:H/AT:N/PR:H/UI:P/VC:L/VI:N/VA:N/SC:H/SI:N/SA:N', 1.8],
    ['CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:A/VC:L/VI:N/VA:H/SC:L/SI:N/SA:L', 5.2],
    ['CVSS:4.0/AV:P/AC:H/AT:N/PR:L/UI:P/VC:N/VI:N/VA:L/SC:H/SI:N/SA:L', 2],
    ['CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:H/SI:H/SA:N', 8.9],
    ['CVSS:4.0/AV:L/AC:H/AT:P/PR:N/UI:N/VC:L/VI:N/VA:H/SC:L/SI:L/SA:N', 5.9],
    ['CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:A/VC:H/VI:H/VA:N/SC:N/SI:N/SA:L', 7.4],
    ['CVSS:4.0/AV:A/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:N/SC:L/SI:N/SA:H', 8.6],
    ['CVSS:4.0/AV:L/AC:H/AT:N/PR:L/UI:A/VC:N/VI:H/VA:N/SC:H/SI:H/SA:N', 5.8],
    ['CVSS:4.0/AV:L/AC:H/AT:N/PR:H/UI:A/VC:N/VI:N/VA:L/SC:L/SI:H/SA:L', 2.1],
    ['CVSS:4.0/AV:A/AC:H/AT:N/PR:H/UI:P/VC:L/VI:N/VA:H/SC:L/SI:H/SA:L', 5.8],
    ['CVSS:4.0/AV:N/AC:H/AT:N/PR:L/UI:N/VC:H/VI:L/VA:H/SC:N/SI:L/SA:H', 7.2],
    ['CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:N/VI:H/VA:L/SC:L/SI:L/SA:L', 6],
    ['CVSS:4.0/AV:A/AC:H/AT:N/PR:N/UI:N/VC:N/VI:H/VA:L/SC:L/SI:L/SA:N', 6],
    ['CVSS:4.0/AV:P/AC:H/AT:N/PR:L/UI:P/VC:N/VI:N/VA:L/SC:N/SI:N/SA:L', 1],
    ['CVSS:4.0/AV:L/AC:H/AT:N/PR:N/UI:N/VC:H/VI:N/VA:H/SC:L/SI:L/SA:H', 7.1],
    [
      'CVSS:4.0/AV:A/AC:H/AT:P/PR:H/UI:P/VC:N/VI:N/VA:N/SC:L/SI:H/SA:L/E:A/CR:L/IR:L/AR:L/MAV:L/MSI:S/MSA:H/MVC:N',
      4.8,
    ],
    [
      'CVSS:4.0/AV:P/AC:H/AT:P/PR:L/UI:P/VC:N/VI:N/VA:L/SC:L/SI:N/SA:N/E:U/CR:L/IR:M/AR:M/MAV:X/MSI:X/MSA:S/MVC:X',
      0.8,
    ],
    [
      'CVSS:4.0/AV:A/AC:L/AT:N/PR:H/UI:P/VC:N/VI:L/VA:H/SC:N/SI:L/SA:H/E:U/CR:L/IR:M/AR:X/MAV:L/MSI:S/MSA:X/MVC:H',
      5.8,
    ],
    [
      'CVSS:4.0/AV:N/AC:H/AT:N/PR:N/UI:N/VC:N/VI:H/VA:H/SC:H/SI:H/SA:H/E:U/CR:L/IR:L/AR:X/MAV:N/MSI:L/MSA:X/MVC:X',
      6.6,
    ],
    [
      'CVSS:4.0/AV:A/AC:L/AT:P/PR:N/UI:P/VC:L/VI:N/VA:H/SC:N/SI:L/SA:H/E:A/CR:X/IR:M/AR:L/MAV:A/MSI:N/MSA:L/MVC:N',
      4.4,
    ],
    [
      'CVSS:4.0/AV:A/AC:H/AT:N/PR:N/UI:P/VC:H/VI:H/VA:N/SC:H/SI:L/SA:N/E:X/CR:L/IR:H/AR:X/MAV:X/MSI:N/MSA:N/MVC:N',
      6.8,
    ],
    [
      'CVSS:4.0/AV:N/AC:H/AT:P/PR:H/UI:P/VC:H/VI:H/VA:L/SC:L/SI:N/SA:L/E:U/CR:L/IR:H/AR:X/MAV:L/MSI:X/MSA:H/MVC:L',
      1.4,
    ],
    [
      'CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:A/VC:N/VI:L/VA:N/SC:H/SI:N/SA:N/E:A/CR:M/IR:L/AR:H/MAV:P/MSI:N/MSA:H/MVC:L',
      4.4,
    ],
  ])('%s is %d', (vector, score) => {
    expect(cvssScore(vector)).toBe(score);
  });

  it('is that of the examples of the specifications', () => {
    expect(cvssScore('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H')).toBe(9.8);
    expect(cvssScore('CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N')).toBe(6.4);
    expect(cvssScore('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H')).toBe(10);
    expect(cvssScore('CVSS:4.0/AV:P/AC:H/AT:P/PR:L/UI:P/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N')).toBe(0);
  });

  it.each([
    '',
    'high',
    'AV:N/AC:L/Au:N/C:P/I:P/A:P',
    'CVSS:2.0/AV:N/AC:L/Au:N/C:P/I:P/A:P',
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H',
    'CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:constructor/C:H/I:H/A:H',
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H',
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:R/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H',
    'CVSS:9.9/AV:N',
  ])('does not exist for “%s”', (vector) => {
    expect(cvssScore(vector)).toBeUndefined();
  });
});

describe('the severity of a score', () => {
  it.each([
    [10, 'critical'],
    [9, 'critical'],
    [8.9, 'high'],
    [7, 'high'],
    [6.9, 'medium'],
    [4, 'medium'],
    [3.9, 'low'],
    [0, 'low'],
  ])('%d is %s', (score, severity) => {
    expect(severityOfScore(score)).toBe(severity);
  });
});
