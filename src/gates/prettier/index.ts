import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { localTool } from '../node/local-tool.ts';
import { targetFiles } from '../node/target-files.ts';
import { readDifferences } from './parse.ts';

/** Checks formatting with the project's own Prettier and config. */
export const prettier = defineGate({
  id: 'prettier',
  title: 'Prettier',
  ecosystem: 'node',
  options: z.strictObject({
    paths: z
      .array(z.string().min(1))
      .min(1)
      .default(['.'])
      .describe('Files and directories to check, relative to the component'),
  }),
  tool: localTool('prettier', 'prettier', '3.0.0'),
  inputs: ['**', '**/.prettier*', '**/.editorconfig', '**/.gitignore'],
  completeExits: [0, 1, 2],
  command({ paths }, context) {
    const formatted = `${context.reports}/prettier-cache.json`;
    // Nothing that Prettier prints says what it examined; the cache, here a fresh file, does.
    const record = ['--cache', `--cache-location=${formatted}`];
    const flags = ['--list-different', '--ignore-unknown', '--no-color', ...record];
    return {
      argv: ['prettier', ...flags, ...targetFiles(paths, context).paths],
      reports: { formatted },
    };
  },
  read: readDifferences,
  fix: ({ paths }, context) => ({
    argv: ['prettier', '--write', '--ignore-unknown', ...targetFiles(paths, context).paths],
  }),
});
