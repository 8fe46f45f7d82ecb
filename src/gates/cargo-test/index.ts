import * as z from 'zod';
import { buildArguments, cargo } from '../cargo/arguments.ts';
import { cargoEnvironment, compiledInputs } from '../cargo/environment.ts';
import { buildShape, ownHarnessOption } from '../cargo/options.ts';
import { compilerProbe } from '../cargo/tool-probes.ts';
import { defineGate } from '../define-gate.ts';
import { readTests } from './parse.ts';
import { testMetrics } from './test-metrics.ts';

const kinds = ['lib', 'bins', 'examples', 'tests'] as const;

const options = z.strictObject({
  ...buildShape,
  targets: z
    .union([z.enum(['default', 'all', 'doc', ...kinds]), z.array(z.enum(kinds)).min(1)])
    .default('default')
    .describe(
      '`default`: unit, integration and doc tests; `all`: every target but doc tests; `doc`: doc ' +
        'tests alone; or any of lib, bins, examples and tests',
    ),
  filter: z.string().min(1).optional().describe('Only tests with this in their name'),
  skip: z.array(z.string().min(1)).default([]).describe('No tests with one of these in their name'),
  ignored: z
    .enum(['skip', 'include', 'only'])
    .default('skip')
    .describe('What becomes of tests marked #[ignore]'),
  testThreads: z.int().min(1).optional().describe('How many tests of a binary run at once'),
  ownHarness: ownHarnessOption,
});

/** Unit, integration and doc tests, by cargo's own test runner. */
export const cargoTest = defineGate({
  id: 'cargo-test',
  title: 'Cargo test',
  ecosystem: 'rust',
  options,
  tool: compilerProbe('rustc'),
  inputs: compiledInputs,
  metrics: testMetrics,
  completeExits: [0, 101],
  command: (given, context) => {
    const harness = harnessArguments(given);
    return {
      argv: [
        ...cargo(given, 'test'),
        '--no-fail-fast',
        '--message-format=json',
        ...targetArguments(given),
        ...buildArguments(given, context),
        ...(harness.length === 0 ? [] : ['--', ...harness]),
      ],
      env: cargoEnvironment,
    };
  },
  read: readTests,
});

type Options = z.output<typeof options>;

function targetArguments({ targets }: Options): string[] {
  if (targets === 'default') return [];
  if (targets === 'all') return ['--all-targets'];
  return (typeof targets === 'string' ? [targets] : targets).map((kind) => `--${kind}`);
}

function harnessArguments({ filter, skip, ignored, testThreads }: Options): string[] {
  return [
    ...(filter === undefined ? [] : [filter]),
    ...skip.map((name) => `--skip=${name}`),
    ...(ignored === 'include' ? ['--include-ignored'] : []),
    ...(ignored === 'only' ? ['--ignored'] : []),
    ...(testThreads === undefined ? [] : [`--test-threads=${testThreads}`]),
  ];
}
