import * as z from 'zod';
import { buildArguments, cargo, targetArguments } from '../cargo/arguments.ts';
import { cargoEnvironment, compiledInputs } from '../cargo/environment.ts';
import { buildShape, targetsOption } from '../cargo/options.ts';
import { compilerProbe } from '../cargo/tool-probes.ts';
import { defineGate } from '../define-gate.ts';
import { readBuiltTargets } from './parse.ts';

/** Whether it builds: unlike `cargo-check`, code is generated and linked too. */
export const cargoBuild = defineGate({
  id: 'cargo-build',
  title: 'Cargo build',
  ecosystem: 'rust',
  options: z.strictObject({
    ...buildShape,
    targets: targetsOption
      .default('default')
      .describe(
        '`default` (libraries and binaries), `all`, or any of lib, bins, examples, tests and benches',
      ),
    target: z
      .string()
      .regex(/^[a-z0-9_.-]+$/, 'a target triple, like wasm32-unknown-unknown')
      .optional()
      .describe('Platform to build for: `wasm32-unknown-unknown`; default: this machine’s'),
  }),
  tool: compilerProbe('rustc'),
  inputs: compiledInputs,
  completeExits: [0, 101],
  command: (options, context) => ({
    argv: [
      ...cargo(options, 'build'),
      '--keep-going',
      '--message-format=json',
      ...targetArguments(options.targets),
      ...(options.target === undefined ? [] : [`--target=${options.target}`]),
      ...buildArguments(options, context),
    ],
    env: cargoEnvironment,
  }),
  read: readBuiltTargets,
});
