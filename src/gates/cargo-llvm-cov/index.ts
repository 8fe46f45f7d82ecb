import * as z from 'zod';
import { buildArguments, cargo, targetArguments } from '../cargo/arguments.ts';
import { cargoEnvironment, compiledInputs } from '../cargo/environment.ts';
import { buildShape, ownHarnessOption, targetsOption } from '../cargo/options.ts';
import { subcommandProbe } from '../cargo/tool-probes.ts';
import { nextestMetrics } from '../cargo-nextest/nextest-metrics.ts';
import { testMetrics } from '../cargo-test/test-metrics.ts';
import { coverageMetrics } from '../coverage/coverage-metrics.ts';
import { defineGate } from '../define-gate.ts';
import { readLlvmCov } from './parse.ts';

const options = z.strictObject({
  ...buildShape,
  targets: targetsOption
    .default('default')
    .describe('`default`: unit and integration tests; or any of lib, bins, examples, tests'),
  runner: z
    .enum(['test', 'nextest'])
    .default('test')
    .describe('What runs the tests: `cargo test` or `cargo nextest`'),
  excludeFiles: z
    .string()
    .min(1)
    .optional()
    .describe('Regular expression of files that are not measured'),
  branches: z.boolean().default(false).describe('Measures branches too; needs a nightly toolchain'),
  ownHarness: ownHarnessOption,
});

/** As the gate `cargo-nextest` calls it, so that its output can be read in the same way. */
const nextest = [
  'nextest',
  '--no-tests=fail',
  '--cargo-message-format=json',
  '--message-format=libtest-json-plus',
  '--message-format-version=0.1',
];

/** Which lines, functions and regions the tests execute, by cargo-llvm-cov. */
export const cargoLlvmCov = defineGate({
  id: 'cargo-llvm-cov',
  title: 'Cargo llvm-cov',
  ecosystem: 'rust',
  options,
  tool: subcommandProbe('llvm-cov', '0.5.1'),
  inputs: compiledInputs,
  metrics: [
    ...coverageMetrics('line', 'function', 'region', 'branch'),
    ...testMetrics,
    ...nextestMetrics,
  ],
  completeExits: [0, 100, 101],
  command: (given, context) => ({
    argv: [
      ...cargo(given, 'llvm-cov'),
      ...(given.runner === 'nextest' ? nextest : []),
      '--json',
      '--skip-functions',
      `--output-path=${context.reports}/llvm-cov.json`,
      '--no-fail-fast',
      ...(given.branches ? ['--branch'] : []),
      ...(given.excludeFiles === undefined
        ? []
        : [`--ignore-filename-regex=${given.excludeFiles}`]),
      ...targetArguments(given.targets),
      ...profileArguments(given),
      ...buildArguments({ ...given, profile: undefined }, context),
    ],
    env: {
      ...cargoEnvironment,
      ...(given.runner === 'nextest' ? { NEXTEST_EXPERIMENTAL_LIBTEST_JSON: '1' } : {}),
    },
    reports: { coverage: `${context.reports}/llvm-cov.json` },
  }),
  read: readLlvmCov,
});

/** What nextest calls a profile is another thing. */
function profileArguments({ profile, runner }: z.output<typeof options>): string[] {
  if (profile === undefined) return [];
  return [`--${runner === 'nextest' ? 'cargo-profile' : 'profile'}=${profile}`];
}
