import { expect, it } from 'vitest';
import type { Evidence } from '../../../src/core/evidence.ts';
import type { ProcessEnd, ProcessOutcome } from '../../../src/exec/process-outcome.ts';
import type { BoundGate } from '../../../src/gates/define-gate.ts';
import { readEvidence } from '../../../src/run/read-evidence.ts';

const passing: Evidence = {
  completeness: 'complete',
  examined: { count: 3, unit: 'files' },
  findings: [],
  metrics: [],
};
const spec = { argv: ['tool', '--json'] } as const;
const context = { root: '/r', cwd: '/r/a', reports: '/tmp/x', matrix: {} };

function read(end: ProcessEnd, more: Partial<ProcessOutcome & BoundGate> = {}): Evidence {
  const bound: BoundGate = {
    ecosystem: 'any',
    id: 'tool',
    options: {},
    inputs: [],
    completeExits: [0, 1],
    keepsTailOnly: false,
    command: () => spec,
    read: () => passing,
    ...more,
  };
  const outcome = { end, stdout: '', stderr: '', truncated: false, durationMs: 1, ...more };
  return readEvidence(bound, spec, context, outcome, {});
}

it.each<[ProcessEnd, string]>([
  [{ kind: 'signalled', signal: 'SIGKILL' }, 'tool was killed by SIGKILL'],
  [{ kind: 'timed-out', afterMs: 90_000 }, 'tool did not finish within 90 s'],
  [{ kind: 'cancelled' }, 'cancelled before it finished'],
  [{ kind: 'not-found', command: 'tool' }, 'tool is not installed'],
  [{ kind: 'not-started', message: 'no' }, 'tool could not be started: no'],
  [{ kind: 'exited', code: 2 }, 'tool ended with exit code 2, which is not a verdict'],
])('proves nothing, whatever the adapter thinks: %o', (end, note) => {
  expect(read(end)).toMatchObject({ completeness: 'failed', findings: [], note });
});

it('quotes the last line of stderr, or else of stdout', () => {
  const end = { kind: 'exited', code: 101 } as const;
  expect(read(end, { stderr: 'a\nthread panicked\n\n', stdout: 'b' }).note).toMatch(
    /: thread panicked$/,
  );
  expect(read(end, { stdout: `only this ${'x'.repeat(300)}` }).note).toMatch(/: only this x{190}$/);
});

it('does not judge by output whose beginning is missing, unless only the end counts', () => {
  const end = { kind: 'exited', code: 0 } as const;
  expect(read(end, { truncated: true })).toMatchObject({
    completeness: 'failed',
    note: 'tool printed more than gate reads',
  });
  expect(read(end, { truncated: true, keepsTailOnly: true })).toBe(passing);
});

it('asks the adapter about a run that ended by itself', () => {
  expect(read({ kind: 'exited', code: 1 })).toBe(passing);
  expect(read({ kind: 'exited', code: 77 }, { completeExits: 'any' })).toBe(passing);
});
