import { describe, expect, it } from 'vitest';
import type { TaskResult } from '../../../src/core/run-result.ts';
import { type Baseline, formatBaseline, parseBaseline } from '../../../src/policy/baseline.ts';
import { updateBaseline } from '../../../src/policy/update-baseline.ts';
import { unwrap } from '../../rig/hook-rig.ts';
import { sampleFinding, sampleTask } from '../report/sample-run.ts';

const accepted = {
  gate: 'audit',
  tool: 'cargo-audit',
  rule: 'RUSTSEC-1',
  fingerprint: 'abc',
  reason: 'not reachable',
};
const reference = { task: 'coverage', metric: 'line-coverage', value: 73.2, unit: '%' };
const baseline: Baseline = { findings: [accepted], metrics: [reference] };

describe('the baseline file', () => {
  it('reads what it wrote, one sorted entry a line', () => {
    const text = formatBaseline(baseline);
    expect(text.split('\n')).toHaveLength(3);
    expect(text.split('\n')).toEqual(
      [...text.split('\n')].sort((a, b) => (a === '' ? 1 : a < b ? -1 : 1)),
    );
    expect(unwrap(parseBaseline(text, 'gate.baseline.jsonl'))).toEqual(baseline);
  });

  it.each([
    ['half a line', '{"gate":"audit"'],
    ['an entry without a reason', JSON.stringify({ ...accepted, reason: '' })],
    ['an entry with a key that nobody knows', JSON.stringify({ ...accepted, line: 3 })],
    ['a day that does not exist', JSON.stringify({ ...accepted, until: '2027-02-31' })],
    ['a value that is no number', JSON.stringify({ ...reference, value: '73' })],
    ['a mark of a merge', '<<<<<<< HEAD'],
  ])('refuses %s, with its line', (_name, line) => {
    const read = parseBaseline(`${formatBaseline(baseline)}${line}\n`, 'gate.baseline.jsonl');
    expect(read).toMatchObject({
      ok: false,
      failure: { diagnostics: [{ range: { file: 'gate.baseline.jsonl', line: 3 } }] },
    });
  });
});

describe('updateBaseline', () => {
  const coverage = (value: number): TaskResult =>
    sampleTask('coverage', {
      metrics: [{ name: 'line-coverage', value, unit: '%', better: 'higher' }],
    });
  const noAccept = { accept: false };

  it('takes a better value, and a worse one only with a reason that it keeps', () => {
    const better = unwrap(updateBaseline(baseline, { tasks: [coverage(75)] }, noAccept));
    expect(better.baseline.metrics).toEqual([{ ...reference, value: 75 }]);
    expect(updateBaseline(baseline, { tasks: [coverage(70)] }, noAccept)).toMatchObject({
      ok: false,
      failure: { reason: 'reason-missing' },
    });
    const request = { accept: false, reason: 'dead code removed' };
    const worse = unwrap(updateBaseline(baseline, { tasks: [coverage(70)] }, request));
    expect(worse.baseline.metrics).toEqual([
      { ...reference, value: 70, reason: 'dead code removed' },
    ]);
  });

  it('drops an accepted finding that is gone, but not one of a gate that was not judged', () => {
    const judged = unwrap(updateBaseline(baseline, { tasks: [sampleTask('audit')] }, noAccept));
    expect(judged.baseline.findings).toEqual([]);
    for (const verdict of ['error', 'skipped'] as const) {
      const task = sampleTask('audit', { verdict, state: verdict === 'error' ? 'ran' : 'skipped' });
      const kept = unwrap(updateBaseline(baseline, { tasks: [task] }, noAccept));
      expect(kept.baseline.findings).toEqual([accepted]);
    }
  });

  it('accepts equal findings once, counted, with a reason', () => {
    const finding = sampleFinding({ fingerprint: 'abc' });
    const task = sampleTask('clippy', { verdict: 'block', findings: [finding, finding] });
    const empty = { findings: [], metrics: [] };
    expect(updateBaseline(empty, { tasks: [task] }, { accept: true })).toMatchObject({ ok: false });
    const request = { accept: true, reason: 'legacy', until: '2027-01-31' };
    const { baseline: made } = unwrap(updateBaseline(empty, { tasks: [task] }, request));
    expect(made.findings).toEqual([
      {
        gate: 'clippy',
        tool: 'clippy',
        rule: 'clippy::unwrap_used',
        file: 'stoq/src/handshake.rs',
        fingerprint: 'abc',
        reason: 'legacy',
        until: '2027-01-31',
        count: 2,
      },
    ]);
  });
});
