import { cargo, chosenPackages } from '../cargo/arguments.ts';
import { cargoEnvironment } from '../cargo/environment.ts';
import { subcommandProbe } from '../cargo/tool-probes.ts';
import { countMetric } from '../count-metric.ts';
import { defineGate } from '../define-gate.ts';
import { options } from './options.ts';
import { readOutdated } from './parse.ts';

/**
 * Dependencies of which there are newer versions, and since when: the time at which the first newer
 * version was published, from the registry's index that cargo keeps (`pubtime`, which crates.io
 * has). Where a registry does not tell, the dependency counts as outdated for too long, and the
 * metric `oldest-outdated-days` is left out, so that a limit on it cannot hold by mistake.
 */
export const cargoOutdated = defineGate({
  id: 'cargo-outdated',
  title: 'Cargo outdated',
  ecosystem: 'rust',
  options,
  tool: subcommandProbe('outdated', '0.13.0'),
  inputs: ['**/Cargo.toml', '**/Cargo.lock'],
  metrics: [
    countMetric('outdated-dependencies', 'lower', 'Dependencies of which there is a newer version'),
    {
      name: 'oldest-outdated-days',
      unit: 'd',
      better: 'lower',
      about: 'Time since which the longest outdated one is so',
    },
  ],
  completeExits: [0],
  command: (given, context) => ({
    argv: [
      'gate',
      'run-cargo-outdated',
      ...cargo(given, 'outdated'),
      '--format=json',
      '--color=never',
      ...(chosenPackages(given, context) === 'workspace' ? ['--workspace'] : []),
      ...(given.depth === 'direct' ? ['--root-deps-only'] : []),
      ...given.ignore.map((name) => `--ignore=${name}`),
      ...(given.offline ? ['--offline'] : []),
    ],
    env: cargoEnvironment,
  }),
  read: readOutdated,
});
