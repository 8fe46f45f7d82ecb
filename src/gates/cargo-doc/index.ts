import * as z from 'zod';
import { buildArguments, cargo } from '../cargo/arguments.ts';
import { cargoEnvironment, compiledInputs } from '../cargo/environment.ts';
import { buildShape } from '../cargo/options.ts';
import { compilerProbe } from '../cargo/tool-probes.ts';
import { defineGate } from '../define-gate.ts';
import { readDocumentation } from './parse.ts';

/** Whether the documentation builds: broken links, bad examples, malformed HTML. */
export const cargoDoc = defineGate({
  id: 'cargo-doc',
  title: 'Rustdoc',
  ecosystem: 'rust',
  options: z.strictObject({
    ...buildShape,
    privateItems: z.boolean().default(false).describe('Document private items too'),
    deny: z
      .array(z.string().min(1))
      .default(['warnings'])
      .describe('Lints of rustdoc whose findings are errors; default: all warnings'),
  }),
  tool: compilerProbe('rustdoc'),
  inputs: compiledInputs,
  completeExits: [0, 101],
  command: (options, context) => ({
    argv: [
      ...cargo(options, 'doc'),
      '--no-deps',
      '--keep-going',
      '--message-format=json',
      ...(options.privateItems ? ['--document-private-items'] : []),
      ...buildArguments(options, context),
    ],
    env: {
      ...cargoEnvironment,
      RUSTDOCFLAGS: options.deny.map((lint) => `-D ${lint}`).join(' '),
    },
  }),
  read: readDocumentation,
});
