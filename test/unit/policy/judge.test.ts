import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/core/evidence.ts';
import type { Finding, Severity } from '../../../src/core/finding.ts';
import type { Limit } from '../../../src/core/limit.ts';
import { judge } from '../../../src/policy/judge.ts';

function finding(severity: Severity, fingerprint = 'f'): Finding {
  return { tool: 't', rule: 'r', severity, message: 'm', file: 'a.ts', line: 1, fingerprint };
}

function evidence(different: Partial<Evidence> = {}): Evidence {
  return {
    completeness: 'complete',
    examined: { count: 3, unit: 'files' },
    findings: [],
    metrics: [],
    ...different,
  };
}

const coverageLimit: Limit = {
  metric: 'line-coverage',
  level: 'block',
  condition: 'below',
  amount: { value: 60 },
};

describe('judge', () => {
  it('passes complete evidence without findings', () => {
    expect(judge(evidence(), {})).toMatchObject({ verdict: 'pass', reason: '3 files examined' });
  });

  it.each([
    ['failed evidence', evidence({ completeness: 'failed', note: 'it crashed' })],
    [
      'failed evidence, whatever it found',
      evidence({ completeness: 'failed', findings: [finding('critical')] }),
    ],
    ['degraded evidence', evidence({ completeness: 'degraded' })],
    ['a tool that examined nothing', evidence({ examined: { count: 0, unit: 'files' } })],
    [
      'nothing examined and only warnings',
      evidence({ examined: { count: 0, unit: 'files' }, findings: [finding('warning')] }),
    ],
  ])('cannot judge %s', (_name, given) => {
    expect(judge(given, {}).verdict).toBe('error');
    expect(judge(given, { level: 'warn' }).verdict).toBe('error');
  });

  it('blocks on what a part of the work found', () => {
    const given = evidence({ completeness: 'degraded', findings: [finding('error')] });
    expect(judge(given, {}).verdict).toBe('block');
  });

  it.each<[Severity, string]>([
    ['critical', 'block'],
    ['high', 'block'],
    ['error', 'block'],
    ['medium', 'warn'],
    ['warning', 'warn'],
    ['low', 'pass'],
    ['note', 'pass'],
  ])('takes %s for %s unless the config says otherwise', (severity, verdict) => {
    expect(judge(evidence({ findings: [finding(severity)] }), {}).verdict).toBe(verdict);
    const raised = { severity: { [severity]: 'block' as const } };
    expect(judge(evidence({ findings: [finding(severity)] }), raised).verdict).toBe('block');
  });

  it('lowers what blocks to a warning for a gate of level warn', () => {
    const given = evidence({ findings: [finding('error')] });
    expect(judge(given, { level: 'warn' })).toMatchObject({
      verdict: 'warn',
      findings: [{ level: 'warn' }],
    });
  });

  it('says of a cell that may fail why it would not pass', () => {
    const given = evidence({ findings: [finding('error')] });
    expect(judge(given, { allowFailure: true })).toMatchObject({
      verdict: 'warn',
      reason: 'allowed to fail: 1 finding blocks',
    });
  });

  it('weighs an error as the config says', () => {
    const given = evidence({ completeness: 'failed', note: 'no network' });
    expect(judge(given, { onError: 'warn' })).toMatchObject({
      verdict: 'warn',
      reason: 'could not be judged: no network',
    });
  });

  it('blocks on a broken limit and says which', () => {
    const metrics = [{ name: 'line-coverage', value: 54.2, unit: '%', better: 'higher' as const }];
    expect(judge(evidence({ metrics }), { limits: [coverageLimit] })).toMatchObject({
      verdict: 'block',
      reason: 'line coverage 54.2 %, must be at least 60',
    });
  });

  it('cannot pass without the number that a limit is about', () => {
    expect(judge(evidence(), { limits: [coverageLimit] }).verdict).toBe('error');
  });

  it('accepts what the baseline accepts, as often as it says and until its last day', () => {
    const entry = {
      gate: 'g',
      tool: 't',
      rule: 'r',
      file: 'a.ts',
      fingerprint: 'f',
      reason: 'old',
    };
    const one = evidence({ findings: [finding('error')] });
    const two = evidence({ findings: [finding('error'), finding('error')] });
    const today = '2026-11-21';
    expect(judge(one, { accepted: [entry], today })).toMatchObject({
      verdict: 'pass',
      findings: [{ level: 'note', accepted: 'old' }],
      used: [entry],
    });
    expect(judge(two, { accepted: [entry], today }).verdict).toBe('block');
    expect(judge(two, { accepted: [{ ...entry, count: 2 }], today }).verdict).toBe('pass');
    const over = { ...entry, until: '2026-11-20' };
    expect(judge(one, { accepted: [over], today })).toMatchObject({
      verdict: 'block',
      expired: [over],
    });
    const other = { ...entry, fingerprint: 'other' };
    expect(judge(one, { accepted: [other], today })).toMatchObject({ verdict: 'block', used: [] });
  });
});

describe('a limit on changed lines', () => {
  const limits: Limit[] = [
    {
      metric: 'diff-coverage',
      level: 'warn',
      condition: 'below',
      amount: { value: 80 },
      minLines: 4,
    },
  ];
  const coverage = [{ file: 'src/a.ts', covered: [1, 2, 3], missed: [4, 5] }];
  const changed = (file: string, lines: number[]) => ({
    kind: 'known' as const,
    lines: new Map([[file, new Set(lines)]]),
  });

  it.each([
    ['warns below it', changed('src/a.ts', [1, 2, 4, 5]), 'warn'],
    ['does not hold on too few lines', changed('src/a.ts', [4, 5]), 'pass'],
    [
      'does not hold when nothing measurable changed',
      changed('README.md', [1, 2, 3, 4, 5]),
      'pass',
    ],
    [
      'cannot be judged when a changed file was not measured',
      changed('src/b.ts', [1, 2, 3, 4]),
      'error',
    ],
    [
      'cannot be judged when the changes are unknown',
      { kind: 'unknown' as const, why: 'shallow' },
      'error',
    ],
  ])('%s', (_name, changedLines, verdict) => {
    expect(judge(evidence({ coverage }), { limits, changedLines }).verdict).toBe(verdict);
  });

  it('cannot be judged without any measured line', () => {
    const changedLines = changed('src/a.ts', [1, 2, 3, 4]);
    expect(judge(evidence({ coverage: [] }), { limits, changedLines }).verdict).toBe('error');
    expect(judge(evidence(), { limits, changedLines }).verdict).toBe('error');
  });
});
