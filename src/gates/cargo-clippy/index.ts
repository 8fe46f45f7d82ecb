import * as z from 'zod';
import { buildArguments, cargo, targetArguments } from '../cargo/arguments.ts';
import { cargoEnvironment, compiledInputs } from '../cargo/environment.ts';
import { buildShape, targetsOption } from '../cargo/options.ts';
import { componentProbe } from '../cargo/tool-probes.ts';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { readClippy } from './parse.ts';

const lint = z.string().regex(/^[a-z_][\w:-]*$/, 'the name of a lint, like clippy::unwrap_used');

const options = z.strictObject({
  ...buildShape,
  targets: targetsOption
    .default('all')
    .describe('`all`, `default`, or any of lib, bins, examples, tests and benches'),
  deny: z.array(lint).default([]).describe('Lints and groups whose findings are errors'),
  warn: z.array(lint).default([]).describe('Lints and groups whose findings are warnings'),
  allow: z.array(lint).default([]).describe('Lints and groups that are not looked at'),
});

/** What clippy and the compiler find. */
export const cargoClippy = defineGate({
  id: 'cargo-clippy',
  title: 'Clippy',
  ecosystem: 'rust',
  options,
  tool: componentProbe('clippy', 'clippy'),
  inputs: compiledInputs,
  completeExits: [0, 101],
  command: (given, context) => ({
    argv: [
      ...cargo(given, 'clippy'),
      '--keep-going',
      '--message-format=json',
      ...selection(given, context),
    ],
    env: cargoEnvironment,
  }),
  read: readClippy,
  fix: (given, context) => ({
    argv: [
      ...cargo(given, 'clippy'),
      '--fix',
      '--allow-dirty',
      '--allow-staged',
      ...selection(given, context),
    ],
    env: cargoEnvironment,
  }),
});

type Options = z.output<typeof options>;

function selection(given: Options, context: TaskContext): string[] {
  const lints = lintArguments(given);
  return [
    ...targetArguments(given.targets),
    ...buildArguments(given, context),
    ...(lints.length === 0 ? [] : ['--', ...lints]),
  ];
}

/** The last flag wins: single lints can be allowed out of a group that is denied. */
function lintArguments({ deny, warn, allow }: Options): string[] {
  return [
    ...warn.flatMap((name) => ['-W', name]),
    ...deny.flatMap((name) => ['-D', name]),
    ...allow.flatMap((name) => ['-A', name]),
  ];
}
