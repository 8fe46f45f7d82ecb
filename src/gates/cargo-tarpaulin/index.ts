import * as z from 'zod';
import { buildArguments, cargo, targetArguments } from '../cargo/arguments.ts';
import { cargoEnvironment, compiledInputs } from '../cargo/environment.ts';
import { buildShape, ownHarnessOption, targetsOption } from '../cargo/options.ts';
import { subcommandProbe } from '../cargo/tool-probes.ts';
import { testMetrics } from '../cargo-test/test-metrics.ts';
import { coverageMetrics } from '../coverage/coverage-metrics.ts';
import { defineGate } from '../define-gate.ts';
import { readTarpaulin } from './parse.ts';

/** Which lines the tests execute, by cargo-tarpaulin. */
export const cargoTarpaulin = defineGate({
  id: 'cargo-tarpaulin',
  title: 'Cargo tarpaulin',
  ecosystem: 'rust',
  options: z.strictObject({
    ...buildShape,
    targets: targetsOption
      .default('default')
      .describe('`default`: unit and integration tests; or any of lib, bins, examples, tests'),
    engine: z
      .enum(['auto', 'llvm', 'ptrace'])
      .default('auto')
      .describe(
        'How lines are traced: `auto` is tarpaulin’s own choice; only `llvm` sees functions that ' +
          'no test links, and what other threads and programs execute',
      ),
    excludeFiles: z
      .array(z.string().min(1))
      .default([])
      .describe('Files that are not measured, with `*` for anything'),
    targetDir: z
      .string()
      .min(1)
      .optional()
      .describe('Directory of its build, so that it does not wait for other cargo gates'),
    ownHarness: ownHarnessOption,
  }),
  tool: subcommandProbe('tarpaulin', '0.31.3'),
  inputs: compiledInputs,
  metrics: [...coverageMetrics('line'), ...testMetrics],
  completeExits: [0, 1],
  command: (options, context) => ({
    argv: [
      ...cargo(options, 'tarpaulin'),
      '--out=Json',
      `--output-dir=${context.reports}`,
      `--engine=${options.engine}`,
      // Its log, so that on stdout there is nothing but what the tests print.
      '--stderr',
      '--color=never',
      '--no-fail-fast',
      '--skip-clean',
      ...options.excludeFiles.map((file) => `--exclude-files=${file}`),
      ...(options.targetDir === undefined ? [] : [`--target-dir=${options.targetDir}`]),
      ...targetArguments(options.targets),
      ...buildArguments(options, context),
    ],
    // Its log says which test binaries it runs.
    env: { ...cargoEnvironment, RUST_LOG: 'cargo_tarpaulin=info' },
    reports: { coverage: `${context.reports}/tarpaulin-report.json` },
  }),
  read: readTarpaulin,
});
