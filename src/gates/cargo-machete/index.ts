import * as z from 'zod';
import { cargo } from '../cargo/arguments.ts';
import { cargoEnvironment } from '../cargo/environment.ts';
import { toolchainShape } from '../cargo/options.ts';
import { subcommandProbe } from '../cargo/tool-probes.ts';
import { countMetric } from '../count-metric.ts';
import { defineGate } from '../define-gate.ts';
import { readMachete } from './parse.ts';

const options = z.strictObject({
  toolchain: toolchainShape.toolchain,
  withMetadata: z
    .boolean()
    .default(false)
    .describe('Ask cargo for the names of dependencies: more exact, but it may change Cargo.lock'),
  paths: z
    .array(z.string().min(1))
    .default([])
    .describe('Directories whose crates are judged; default: all below'),
});

type Options = z.output<typeof options>;

/**
 * Dependencies that no source file mentions. cargo-machete prints no count, so its log is asked for
 * each crate that it handles.
 */
export const cargoMachete = defineGate({
  id: 'cargo-machete',
  title: 'Cargo machete',
  ecosystem: 'rust',
  options,
  tool: subcommandProbe('machete', '0.7.0'),
  inputs: ['**/*.rs', '**/Cargo.toml', '**/Cargo.lock', '**/.gitignore', '**/.ignore'],
  metrics: [
    countMetric('unused-dependencies', 'lower', 'Dependencies that no source file mentions'),
  ],
  completeExits: [0, 1],
  command: (given) => ({
    argv: commandLine(given, []),
    env: { ...cargoEnvironment, RUST_LOG: 'cargo_machete=debug' },
  }),
  read: readMachete,
  fix: (given) => ({ argv: commandLine(given, ['--fix']), env: cargoEnvironment }),
});

function commandLine(given: Options, more: readonly string[]): [string, ...string[]] {
  const [program, ...rest] = cargo(given, 'machete');
  return [
    program,
    ...rest,
    '--skip-target-dir',
    ...(given.withMetadata ? ['--with-metadata'] : []),
    ...more,
    ...given.paths,
  ];
}
