import * as z from 'zod';
import { cargo } from '../cargo/arguments.ts';
import { cargoEnvironment, compiledInputs } from '../cargo/environment.ts';
import { buildShape, toolchainShape } from '../cargo/options.ts';
import { subcommandProbe } from '../cargo/tool-probes.ts';
import { countMetric } from '../count-metric.ts';
import { defineGate } from '../define-gate.ts';
import { readGeiger } from './parse.ts';

const options = z.strictObject({
  toolchain: toolchainShape.toolchain,
  features: buildShape.features,
  defaultFeatures: buildShape.defaultFeatures,
  dependencies: z
    .enum(['normal', 'all'])
    .default('normal')
    .describe('`all` counts in build and dev dependencies too'),
  includeTests: z.boolean().default(false).describe('Counts in tests too'),
  forbid: z
    .enum(['none', 'own', 'all'])
    .default('none')
    .describe('Whose unsafe code blocks: that of packages in the repository, or of all packages'),
  generatedFiles: z
    .enum(['refuse', 'leave-out'])
    .default('refuse')
    .describe('Geiger cannot read what build scripts generate; `leave-out` judges without it'),
});

/** How much unsafe code a package and its dependencies use, by cargo-geiger. */
export const cargoGeiger = defineGate({
  id: 'cargo-geiger',
  title: 'Cargo geiger',
  ecosystem: 'rust',
  options,
  tool: subcommandProbe('geiger', '0.12.0'),
  inputs: compiledInputs,
  metrics: [
    countMetric(
      'own-unsafe-expressions',
      'lower',
      'Unsafe expressions in the packages of the workspace',
    ),
    countMetric('unsafe-expressions', 'lower', 'Unsafe expressions in all packages'),
    countMetric('unsafe-functions', 'lower', 'Unsafe functions in all packages'),
    countMetric('unsafe-methods', 'lower', 'Unsafe methods in all packages'),
    countMetric('unsafe-impls', 'lower', 'Unsafe implementations in all packages'),
    countMetric('unsafe-traits', 'lower', 'Unsafe traits in all packages'),
    countMetric('unsafe-packages', 'lower', 'Packages with any of these'),
  ],
  completeExits: [0, 1],
  command: (given, context) => ({
    // Geiger ignores what it does not know, and `--name=value` is among that.
    argv: [
      ...cargo(given, 'geiger'),
      '--output-format',
      'Json',
      '--color',
      'never',
      ...featureArguments(given),
      ...(given.dependencies === 'all' ? ['--all-dependencies'] : []),
      ...(given.includeTests ? ['--include-tests'] : []),
    ],
    // It empties the directory that it builds in.
    env: { ...cargoEnvironment, CARGO_TARGET_DIR: `${context.reports}/target` },
  }),
  read: readGeiger,
});

function featureArguments({ features, defaultFeatures }: z.output<typeof options>): string[] {
  if (features === 'all') return ['--all-features'];
  if (features === 'none') return ['--no-default-features'];
  const withoutDefaults = defaultFeatures ? [] : ['--no-default-features'];
  if (features === 'default') return withoutDefaults;
  const names = typeof features === 'string' ? features.split(',') : features;
  return [...withoutDefaults, '--features', names.join(' ')];
}
