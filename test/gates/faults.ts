import type { ProcessOutcome } from '../../src/exec/process-outcome.ts';
import type { Gate } from '../../src/gates/define-gate.ts';
import { registry } from '../rig/gates.ts';
import { caseNames, type RecordedCase, readCase } from './recorded-case.ts';
import { truncations } from './truncations.ts';

/** What can go wrong with a tool, done to a recorded run of it that passes: the broken runs. */
type Fault = (sound: RecordedCase, gate: Gate) => RecordedCase[];

const noise = `${'\u0000\u001b[31m�garbage{]"\n'.repeat(50_000)}`;

/**
 * The faults of one run. What the runner does with a report that lies there from before is a
 * scenario of its own; to the adapter it is one that is missing.
 */
export const faults: Readonly<Record<string, Fault>> = {
  'the command is missing': withEnd({ kind: 'not-found', command: 'tool' }),
  'exit code 127': withEnd({ kind: 'exited', code: 127 }),
  'killed by SIGKILL': withEnd({ kind: 'signalled', signal: 'SIGKILL' }),
  'a timeout': withEnd({ kind: 'timed-out', afterMs: 1000 }),
  'a cancelled run': withEnd({ kind: 'cancelled' }),
  'output that is longer than is kept': (one) =>
    one.bound.keepsTailOnly ? [] : [{ ...one, outcome: { ...one.outcome, truncated: true } }],
  'empty output': judgedByOutput((one) => exits(one, { stdout: '', stderr: '' }, '')),
  'no report, or an old one that was removed': judgedByReport((one) => exits(one, {}, undefined)),
  'a full disk for its report': judgedByReport((one) =>
    exits(one, { stderr: 'No space left on device (os error 28)\n' }, ''),
  ),
  'one megabyte of garbage on stderr and nothing else': judgedByOutput((one) =>
    exits(one, { stdout: '', stderr: noise }, undefined),
  ),
  'garbage instead of everything': judgedByOutput((one) =>
    exits(one, { stdout: noise, stderr: noise }, noise),
  ),
  'output of another tool': judgedByOutput(foreignOutputs),
  'truncated output': judgedByOutput((one, gate) => truncations(one, gate.id)),
  'a wrong sentinel': judgedByOutput(renamedKeys),
};

export function ended(one: RecordedCase, end: ProcessOutcome['end']): RecordedCase {
  return { ...one, outcome: { ...one.outcome, end } };
}

function withEnd(end: ProcessOutcome['end']): Fault {
  return (one) => [ended(one, end)];
}

/** Faults of output say nothing about a command that is judged by its exit code alone. */
function judgedByOutput(fault: Fault): Fault {
  return (one, gate) =>
    one.bound.completeExits === 'any' && !hasReport(one) ? [] : fault(one, gate);
}

function judgedByReport(fault: Fault): Fault {
  return (one, gate) => (hasReport(one) ? fault(one, gate) : []);
}

function hasReport({ reports }: RecordedCase): boolean {
  return Object.values(reports).some((text) => text !== undefined);
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

const foreignTools = ['eslint', 'ruff', 'cargo-clippy', 'pytest', 'tsc', 'cargo-fmt', 'secrets'];

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
