import * as z from 'zod';
import { cargo, featureArguments, targetArguments } from '../cargo/arguments.ts';
import { cargoEnvironment, compiledInputs } from '../cargo/environment.ts';
import { buildShape, targetsOption, toolchainShape } from '../cargo/options.ts';
import { defineGate } from '../define-gate.ts';
import { readSqlxPrepare } from './parse.ts';

/**
 * Whether the query data in `.sqlx` is that of the queries in the code. Needs a database with the
 * current schema in DATABASE_URL: a service of the gate, or a file of SQLite.
 */
export const sqlxPrepare = defineGate({
  id: 'sqlx-prepare',
  title: 'SQLx query data',
  ecosystem: 'rust',
  options: z.strictObject({
    toolchain: toolchainShape.toolchain,
    workspace: z
      .boolean()
      .default(false)
      .describe('One `.sqlx` for all members of the workspace, at its root'),
    features: buildShape.features,
    defaultFeatures: buildShape.defaultFeatures,
    targets: targetsOption
      .default('default')
      .describe('Where queries are: `default`, `all`, or any of lib, bins, examples, tests'),
    args: buildShape.args,
  }),
  tool: ({ toolchain }) => ({
    command: 'cargo',
    args: [...cargo({ toolchain }, 'sqlx').slice(1), '--version'],
    install: 'cargo install sqlx-cli --locked',
    minimum: '0.7.0',
  }),
  inputs: compiledInputs,
  completeExits: [0, 1],
  command: (given) => ({
    argv: [
      ...cargo(given, 'sqlx'),
      'prepare',
      '--check',
      ...(given.workspace ? ['--workspace'] : []),
      '--',
      '--message-format=json',
      ...(given.workspace ? ['--workspace'] : []),
      ...targetArguments(given.targets),
      ...featureArguments(given),
      ...given.args,
    ],
    env: { ...cargoEnvironment, NO_COLOR: '1' },
  }),
  read: readSqlxPrepare,
  fix: (given) => ({
    argv: [
      ...cargo(given, 'sqlx'),
      'prepare',
      ...(given.workspace ? ['--workspace', '--', '--workspace'] : ['--']),
      ...targetArguments(given.targets),
      ...featureArguments(given),
      ...given.args,
    ],
    env: cargoEnvironment,
  }),
});
