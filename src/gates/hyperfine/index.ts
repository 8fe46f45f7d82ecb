import { defineGate } from '../define-gate.ts';
import { options } from './options.ts';
import { readHyperfine } from './parse.ts';

/** How long commands take. */
export const hyperfine = defineGate({
  id: 'hyperfine',
  title: 'hyperfine',
  ecosystem: 'any',
  options,
  tool: {
    command: 'hyperfine',
    args: ['--version'],
    install: 'cargo install --locked hyperfine',
    minimum: '1.13.0',
  },
  inputs: ['**'],
  metrics: (['mean', 'median', 'min'] as const).map((statistic) => ({
    name: `*/${statistic}`,
    unit: 'ms',
    better: 'lower',
    about: `The ${statistic} of the times of a command`,
  })),
  example: { commands: { 'cold-start': './target/release/app --version' } },
  // 1 when a command fails, and for all else that goes wrong.
  completeExits: [0, 1],
  command: ({ commands, runs, warmup, setup, prepare, cleanup, shell }, { reports }) => {
    const report = `${reports}/hyperfine.json`;
    return {
      argv: [
        'hyperfine',
        '--style=basic',
        `--export-json=${report}`,
        `--runs=${runs}`,
        `--warmup=${warmup}`,
        `--shell=${shell}`,
        ...(setup === undefined ? [] : [`--setup=${setup}`]),
        ...(prepare === undefined ? [] : [`--prepare=${prepare}`]),
        ...(cleanup === undefined ? [] : [`--cleanup=${cleanup}`]),
        ...Object.keys(commands).map((name) => `--command-name=${name}`),
        '--',
        ...Object.values(commands),
      ],
      reports: { results: report },
    };
  },
  read: readHyperfine,
});
