import * as z from 'zod';
import { cargo, chosenPackages, featureArguments } from '../cargo/arguments.ts';
import { cargoEnvironment } from '../cargo/environment.ts';
import { buildShape, toolchainShape } from '../cargo/options.ts';
import { subcommandProbe } from '../cargo/tool-probes.ts';
import { defineGate } from '../define-gate.ts';
import { checkNames } from './deny-output.ts';
import { readDeny } from './parse.ts';

const lints = z.array(z.string().regex(/^[a-z][a-z-]*$/, 'a code of cargo-deny, like duplicate'));

const options = z.strictObject({
  toolchain: toolchainShape.toolchain,
  packages: z
    .enum(['workspace', 'directory'])
    .optional()
    .describe('`workspace` or `directory`; default: `workspace`, and `directory` for a component'),
  features: buildShape.features,
  defaultFeatures: buildShape.defaultFeatures,
  checks: z
    .array(z.enum(checkNames))
    .min(1)
    .default([...checkNames])
    .describe('What is checked: any of advisories, bans, licenses and sources'),
  config: z
    .string()
    .min(1)
    .optional()
    .describe('The config of cargo-deny; default: deny.toml as cargo-deny finds it'),
  offline: z
    .boolean()
    .default(false)
    .describe('Use the crates and the advisory database that are on this machine'),
  deny: lints.default([]).describe('Codes whose findings are errors'),
  warn: lints.default([]).describe('Codes whose findings are warnings'),
  allow: lints.default([]).describe('Codes whose findings are notes'),
  args: z.array(z.string()).default([]).describe('More arguments for cargo deny, before `check`'),
});

export type DenyOptions = z.output<typeof options>;

/**
 * Advisories, banned and repeated crates, licences and sources, by the project's deny.toml. The
 * log at level `info` is asked for because nothing else tells how many crates were judged.
 */
export const cargoDeny = defineGate({
  id: 'cargo-deny',
  title: 'Cargo deny',
  ecosystem: 'rust',
  options,
  tool: subcommandProbe('deny', '0.20.0'),
  inputs: [
    '**/Cargo.toml',
    '**/Cargo.lock',
    '**/deny.toml',
    '**/.deny.toml',
    '**/deny.exceptions.toml',
    '**/{LICENSE,LICENCE,COPYING,NOTICE}*',
  ],
  // The sum of 1, 2, 4 and 8 for the checks that failed.
  completeExits: [...Array(16).keys()],
  command: (given, context) => ({
    argv: [
      ...cargo(given, 'deny'),
      '--format=json',
      '--log-level=info',
      '--color=never',
      ...(chosenPackages(given, context) === 'workspace' ? ['--workspace'] : []),
      ...featureArguments(given),
      ...(given.config === undefined ? [] : [`--config=${given.config}`]),
      ...(given.offline ? ['--offline'] : []),
      ...given.args,
      'check',
      ...given.warn.map((code) => `--warn=${code}`),
      ...given.deny.map((code) => `--deny=${code}`),
      ...given.allow.map((code) => `--allow=${code}`),
      ...given.checks,
    ],
    env: cargoEnvironment,
  }),
  read: readDeny,
});
