import * as z from 'zod';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { narrowToFiles } from '../python/narrow-to-files.ts';
import { readRuffFormat } from './parse.ts';

interface RuffFormatOptions {
  readonly paths: readonly string[];
}

/** `ruff format --check`: formatting. */
export const ruffFormat = defineGate({
  id: 'ruff-format',
  title: 'Ruff format',
  ecosystem: 'python',
  options: z.strictObject({
    paths: z
      .array(z.string().min(1))
      .min(1)
      .default(['.'])
      .describe('Files and directories to check, relative to the component'),
  }),
  tool: {
    command: 'ruff',
    args: ['--version'],
    install: 'pip install ruff',
    // Older ones have no JSON for this, or only as a preview.
    minimum: '0.16.0',
  },
  inputs: [
    '**/*.py',
    '**/*.pyi',
    '**/*.ipynb',
    '**/pyproject.toml',
    '**/ruff.toml',
    '**/.ruff.toml',
    '**/.gitignore',
  ],
  completeExits: [0, 1, 2],
  // Only the verbose log says how many files were looked at.
  command: (options, context) => ({
    argv: [
      'ruff',
      'format',
      '--check',
      '--verbose',
      '--output-format=json',
      ...targets(options, context),
    ],
  }),
  read: readRuffFormat,
  fix: (options, context) => ({ argv: ['ruff', 'format', ...targets(options, context)] }),
});

/** Files named one by one are formatted even when the project excludes them, unless forced not to. */
function targets({ paths }: RuffFormatOptions, context: TaskContext): readonly string[] {
  const files = narrowToFiles(context, paths, ['.py', '.pyi', '.ipynb']);
  return files === undefined ? ['--', ...paths] : ['--force-exclude', '--', ...files];
}
