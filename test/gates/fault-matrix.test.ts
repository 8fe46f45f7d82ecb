import { afterAll, describe, expect, it } from 'vitest';
import type { ProcessOutcome } from '../../src/exec/process-outcome.ts';
import type { Gate } from '../../src/gates/define-gate.ts';
import { judge } from '../../src/policy/judge.ts';
import { registry } from '../rig/gates.ts';
import { caseNames, evidenceOf, type RecordedCase, readCase } from './recorded-case.ts';

/**
 * Every adapter against everything that can go wrong with a tool. Each fault is done to real output
 * of the tool, so that only what the fault is about is different. Generated from the registry: an
 * adapter that is added is in it.
 */

type Fault = (recorded: RecordedCase, gate: Gate) => RecordedCase[];

const noise = `${'\u0000\u001b[31m�garbage{]"\n'.repeat(50_000)}`;

const faults: Readonly<Record<string, Fault>> = {
  'the command is missing': withEnd({ kind: 'not-found', command: 'tool' }),
  'exit code 127': withEnd({ kind: 'exited', code: 127 }),
  'killed by SIGKILL': withEnd({ kind: 'signalled', signal: 'SIGKILL' }),
  'a timeout': withEnd({ kind: 'timed-out', afterMs: 1000 }),
  'a cancelled run': withEnd({ kind: 'cancelled' }),
  'output that is longer than is kept': (one) =>
    one.bound.keepsTailOnly ? [] : [{ ...one, outcome: { ...one.outcome, truncated: true } }],
  'empty output': judgedByOutput((one) => exits(one, { stdout: '', stderr: '' }, '')),
  'no report, or an old one that was removed': judgedByOutput((one) =>
    Object.keys(one.reports).length === 0 ? [] : exits(one, {}, undefined),
  ),
  'a full disk for its report': judgedByOutput((one) =>
    Object.keys(one.reports).length === 0
      ? []
      : exits(one, { stderr: 'No space left on device (os error 28)\n' }, ''),
  ),
  'one megabyte of garbage on stderr and nothing else': judgedByOutput((one) =>
    exits(one, { stdout: '', stderr: noise }, undefined),
  ),
  'garbage instead of everything': judgedByOutput((one) =>
    exits(one, { stdout: noise, stderr: noise }, noise),
  ),
  'output of another tool': judgedByOutput((one, gate) => foreignOutputs(one, gate)),
  'truncated output': judgedByOutput((one) => truncations(one)),
  'a wrong sentinel': judgedByOutput((one) => renamedKeys(one)),
};

const foreignTools = ['eslint', 'ruff', 'cargo-clippy', 'pytest', 'tsc', 'cargo-fmt', 'secrets'];
const counts = new Map<string, number>();

describe.each(registry.map((gate) => [gate.id, gate] as const))(
  '%s never passes with',
  (id, gate) => {
    const sound = caseNames(id).filter((name) => name.startsWith('ok.'));

    it.each(Object.entries(faults))('%s', (fault, apply) => {
      for (const name of sound) {
        for (const broken of apply(readCase(gate, name), gate)) {
          const evidence = evidenceOf(broken);
          const { verdict } = judge(evidence, {});
          counts.set(fault, (counts.get(fault) ?? 0) + 1);
          expect({
            name,
            verdict,
            evidence: verdict === 'pass' ? broken.outcome : undefined,
          }).toMatchObject({
            verdict: expect.not.stringMatching(/^(?:pass|warn)$/),
          });
        }
      }
    });

    it('findings and exit code 0', () => {
      for (const name of caseNames(id).filter((one) => one.startsWith('ng.'))) {
        const recorded = readCase(gate, name);
        // What has nothing but an exit code to say says nothing when that is 0.
        if (recorded.bound.completeExits === 'any') continue;
        const evidence = evidenceOf(ended(recorded, { kind: 'exited', code: 0 }));
        expect(judge(evidence, {}).verdict).not.toBe('pass');
        counts.set('findings and exit code 0', (counts.get('findings and exit code 0') ?? 0) + 1);
      }
    });
  },
);

afterAll(() => {
  const runs = [...counts.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    `fault matrix: ${registry.length} adapters × ${Object.keys(faults).length + 1} faults, ${runs} runs, 0 false passes\n`,
  );
});

function withEnd(end: ProcessOutcome['end']): Fault {
  return (one) => [ended(one, end)];
}

function ended(one: RecordedCase, end: ProcessOutcome['end']): RecordedCase {
  return { ...one, outcome: { ...one.outcome, end } };
}

/** Faults of output say nothing about a command that is judged by its exit code alone. */
function judgedByOutput(fault: Fault): Fault {
  return (one, gate) => (one.bound.completeExits === 'any' ? [] : fault(one, gate));
}

/** The same output with each exit code that the adapter knows. */
function exits(
  one: RecordedCase,
  output: Partial<Pick<ProcessOutcome, 'stdout' | 'stderr'>>,
  report: string | undefined,
): RecordedCase[] {
  const { completeExits } = one.bound;
  const codes = completeExits === 'any' ? [0] : completeExits;
  const reports = Object.fromEntries(Object.keys(one.reports).map((name) => [name, report]));
  return codes.map((code) => ({
    ...one,
    reports,
    outcome: { ...one.outcome, ...output, end: { kind: 'exited', code } },
  }));
}

function foreignOutputs(one: RecordedCase, gate: Gate): RecordedCase[] {
  return foreignTools
    .filter((id) => id !== gate.id && !sharesFormat(id, gate.id))
    .flatMap((id) => {
      const other = registry.find((candidate) => candidate.id === id);
      const name = caseNames(id).find((candidate) => candidate.startsWith('ok.'));
      if (other === undefined || name === undefined) return [];
      const { outcome, reports } = readCase(other, name);
      const text = Object.values(reports)[0] ?? outcome.stdout;
      return exits(one, { stdout: text, stderr: outcome.stderr }, text);
    });
}

/** Tools that print the same thing are told apart by nobody. */
function sharesFormat(a: string, b: string): boolean {
  return a.startsWith('cargo-') && b.startsWith('cargo-');
}

/** Each text of the run cut at ten places, the other texts left whole. */
function truncations(one: RecordedCase): RecordedCase[] {
  const cut = (text: string) =>
    text.trim().length < 3
      ? []
      : [...Array(10).keys()].map((tenth) =>
          text.trimEnd().slice(0, (text.trimEnd().length * tenth) / 10),
        );
  const reports = Object.entries(one.reports).flatMap(([name, text]) =>
    cut(text ?? '').map((shorter) => ({ ...one, reports: { ...one.reports, [name]: shorter } })),
  );
  if (reports.length > 0) return reports;
  const { outcome } = one;
  const stream = outcome.stdout.trim() === '' ? 'stderr' : 'stdout';
  return cut(outcome[stream]).map((shorter) => ({
    ...one,
    outcome: { ...outcome, [stream]: shorter },
  }));
}

/** JSON with every key spelt in another way: still JSON, and not what the tool writes. */
function renamedKeys(one: RecordedCase): RecordedCase[] {
  const rename = (text: string) => text.replaceAll(/"([A-Za-z_$][\w$-]*)"(\s*:)/g, '"x_$1"$2');
  const reports = Object.fromEntries(
    Object.entries(one.reports).map(([name, text]) => [
      name,
      text === undefined ? text : rename(text),
    ]),
  );
  const { stdout, stderr } = one.outcome;
  const outcome = { ...one.outcome, stdout: rename(stdout), stderr: rename(stderr) };
  const isSame =
    outcome.stdout === stdout &&
    outcome.stderr === stderr &&
    JSON.stringify(reports) === JSON.stringify(one.reports);
  return isSame ? [] : [{ ...one, reports, outcome }];
}
