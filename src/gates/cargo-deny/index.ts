import { cargo, chosenPackages, featureArguments } from '../cargo/arguments.ts';
import { cargoEnvironment } from '../cargo/environment.ts';
import { subcommandProbe } from '../cargo/tool-probes.ts';
import { defineGate } from '../define-gate.ts';
import { options } from './options.ts';
import { readDeny } from './parse.ts';

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
