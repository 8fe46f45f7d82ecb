import * as z from 'zod';
import { buildArguments, cargo, targetArguments } from '../cargo/arguments.ts';
import { cargoEnvironment, compiledInputs } from '../cargo/environment.ts';
import { buildShape, targetsOption } from '../cargo/options.ts';
import { readCompilation } from '../cargo/read-build.ts';
import { compilerProbe } from '../cargo/tool-probes.ts';
import { defineGate } from '../define-gate.ts';

/** Whether it compiles, and what the compiler warns about. */
export const cargoCheck = defineGate({
  id: 'cargo-check',
  title: 'Cargo check',
  ecosystem: 'rust',
  options: z.strictObject({
    ...buildShape,
    targets: targetsOption
      .default('all')
      .describe('`all`, `default`, or any of lib, bins, examples, tests and benches'),
  }),
  tool: compilerProbe('rustc'),
  inputs: compiledInputs,
  completeExits: [0, 101],
  command: (options, context) => ({
    argv: [
      ...cargo(options, 'check'),
      '--keep-going',
      '--message-format=json',
      ...targetArguments(options.targets),
      ...buildArguments(options, context),
    ],
    env: cargoEnvironment,
  }),
  read: readCompilation,
});
