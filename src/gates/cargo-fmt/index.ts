import * as z from 'zod';
import { cargo, chosenPackages } from '../cargo/arguments.ts';
import { cargoEnvironment } from '../cargo/environment.ts';
import { toolchainShape } from '../cargo/options.ts';
import { componentProbe } from '../cargo/tool-probes.ts';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { readFormatting } from './parse.ts';

const options = z.strictObject({
  ...toolchainShape,
  config: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('Settings of rustfmt over those of rustfmt.toml'),
});

/**
 * Whether rustfmt would leave the code as it is. Both verbose flags are what makes the output
 * count: cargo lists the crates it hands over, rustfmt the files it looks at and each crate's end.
 */
export const cargoFmt = defineGate({
  id: 'cargo-fmt',
  title: 'Rustfmt',
  ecosystem: 'rust',
  options,
  tool: componentProbe('fmt', 'rustfmt'),
  inputs: [
    '**/*.rs',
    '**/Cargo.toml',
    '**/rustfmt.toml',
    '**/.rustfmt.toml',
    '**/rust-toolchain',
    '**/rust-toolchain.toml',
  ],
  completeExits: [0, 1],
  command: (given, context) => ({
    argv: [
      ...cargo(given, 'fmt'),
      '--verbose',
      ...packageArguments(given, context),
      '--check',
      '--',
      '--verbose',
      '--color=never',
      ...configArguments(given),
    ],
    env: cargoEnvironment,
  }),
  read: readFormatting,
  fix: (given, context) => {
    const config = configArguments(given);
    return {
      argv: [
        ...cargo(given, 'fmt'),
        ...packageArguments(given, context),
        ...(config.length === 0 ? [] : ['--', ...config]),
      ],
      env: cargoEnvironment,
    };
  },
});

type Options = z.output<typeof options>;

function packageArguments(given: Options, context: TaskContext): string[] {
  const chosen = chosenPackages(given, context);
  if (chosen === 'workspace') return ['--all'];
  return chosen === 'directory' ? [] : chosen.map((name) => `--package=${name}`);
}

function configArguments({ config }: Options): string[] {
  return Object.entries(config).map(([name, value]) => `--config=${name}=${value}`);
}
