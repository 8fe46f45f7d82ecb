import * as z from 'zod';
import { buildArguments, cargo, targetArguments } from '../cargo/arguments.ts';
import { cargoEnvironment, compiledInputs } from '../cargo/environment.ts';
import { buildShape, targetsOption } from '../cargo/options.ts';
import { subcommandProbe } from '../cargo/tool-probes.ts';
import { defineGate } from '../define-gate.ts';
import { nextestMetrics } from './nextest-metrics.ts';
import { readNextest } from './parse.ts';

const options = z.strictObject({
  ...buildShape,
  targets: targetsOption
    .default('default')
    .describe(
      '`default` (unit and integration tests), `all`, or any of lib, bins, examples, tests and benches',
    ),
  filter: z.string().min(1).optional().describe('A filterset of nextest: `test(nat) & package(a)`'),
  ignored: z
    .enum(['skip', 'include', 'only'])
    .default('skip')
    .describe('What becomes of tests marked #[ignore]'),
  retries: z
    .int()
    .min(0)
    .optional()
    .describe(
      'How often a failed test is run again; a pass then is a warning; default: nextest’s config',
    ),
  nextestProfile: z.string().min(1).optional().describe('Profile of nextest’s config: `ci`'),
  testThreads: z.int().min(1).optional().describe('How many tests run at once'),
});

/**
 * Unit and integration tests by nextest, each in a process of its own. Doc tests are not run: give
 * those to `cargo-test` with `targets: doc`. nextest believes a test’s exit code: one that leaves
 * its process with 0 before its end has passed.
 *
 * The report is nextest’s libtest JSON, experimental since 0.9.66 and so switched on by a variable:
 * a JUnit report would need a profile in the user’s config.
 */
export const cargoNextest = defineGate({
  id: 'cargo-nextest',
  title: 'Nextest',
  ecosystem: 'rust',
  options,
  tool: subcommandProbe('nextest', '0.9.124'),
  inputs: compiledInputs,
  metrics: nextestMetrics,
  completeExits: [0, 100, 101],
  command: (given, context) => ({
    argv: [
      ...cargo(given, 'nextest'),
      'run',
      '--no-fail-fast',
      '--no-tests=fail',
      '--cargo-message-format=json',
      '--message-format=libtest-json-plus',
      '--message-format-version=0.1',
      ...runArguments(given),
      ...targetArguments(given.targets),
      ...(given.profile === undefined ? [] : [`--cargo-profile=${given.profile}`]),
      // What nextest calls a profile is another thing.
      ...buildArguments({ ...given, profile: undefined }, context),
    ],
    env: { ...cargoEnvironment, NEXTEST_EXPERIMENTAL_LIBTEST_JSON: '1' },
  }),
  read: readNextest,
});

type Options = z.output<typeof options>;

const runIgnored = { skip: 'default', include: 'all', only: 'only' } as const;

function runArguments(given: Options): string[] {
  const { filter, ignored, retries, nextestProfile, testThreads } = given;
  return [
    `--run-ignored=${runIgnored[ignored]}`,
    ...(nextestProfile === undefined ? [] : [`--profile=${nextestProfile}`]),
    ...(filter === undefined ? [] : [`--filterset=${filter}`]),
    ...(retries === undefined ? [] : [`--retries=${retries}`]),
    ...(testThreads === undefined ? [] : [`--test-threads=${testThreads}`]),
  ];
}
