import * as z from 'zod';
import { coverageMetrics } from '../coverage/coverage-metrics.ts';
import { defineGate } from '../define-gate.ts';
import { localTool } from '../node/local-tool.ts';
import { readC8 } from './parse.ts';

/** Any command, such as the tests by Node's own runner, and which lines of JavaScript it executes. */
export const c8 = defineGate({
  id: 'c8',
  title: 'c8',
  ecosystem: 'node',
  options: z.strictObject({
    script: z.string().min(1).describe('The command, given to the POSIX shell: `node --test`'),
    include: z.array(z.string().min(1)).default([]).describe('Globs of the files to measure'),
    exclude: z.array(z.string().min(1)).default([]).describe('Globs of files not to measure'),
    all: z.boolean().default(false).describe('Measures files too that the command never loads'),
  }),
  tool: localTool('c8', 'c8', '8.0.0'),
  inputs: ['**'],
  metrics: coverageMetrics('line', 'branch', 'function', 'statement'),
  example: { script: 'node --test' },
  completeExits: 'any',
  keepsTailOnly: true,
  command: ({ script, include, exclude, all }, { reports }) => ({
    argv: [
      'c8',
      '--reporter=json',
      `--reports-dir=${reports}/coverage`,
      `--temp-directory=${reports}/raw`,
      ...include.map((glob) => `--include=${glob}`),
      ...exclude.map((glob) => `--exclude=${glob}`),
      ...(all ? ['--all'] : []),
      '--',
      'sh',
      '-c',
      script,
    ],
    env: { NO_COLOR: '1' },
    reports: { coverage: `${reports}/coverage/coverage-final.json` },
  }),
  read: readC8,
});
