import * as z from 'zod';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { narrowToFiles } from '../python/narrow-to-files.ts';
import { readRuff } from './parse.ts';

interface RuffOptions {
  readonly paths: readonly string[];
}

/** `ruff check`: the linter. */
export const ruff = defineGate({
  id: 'ruff',
  title: 'Ruff',
  ecosystem: 'python',
  options: z.strictObject({
    paths: z
      .array(z.string().min(1))
      .min(1)
      .default(['.'])
      .describe('Files and directories to lint, relative to the component'),
  }),
  tool: {
    command: 'ruff',
    args: ['--version'],
    install: 'pip install ruff',
    minimum: '0.1.0',
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
  completeExits: [0, 1],
  // A project's own config may ask for fixes; judging must not change what is judged. Only the
  // verbose log says how many files were linted.
  command: (options, context) => ({
    argv: [
      'ruff',
      'check',
      '--no-fix',
      '--no-fix-only',
      '--verbose',
      '--output-format=json',
      `--output-file=${reportIn(context)}`,
      ...targets(options, context),
    ],
    reports: { findings: reportIn(context) },
  }),
  read: readRuff,
  fix: (options, context) => ({ argv: ['ruff', 'check', '--fix', ...targets(options, context)] }),
});

function reportIn(context: TaskContext): string {
  return `${context.reports}/ruff.json`;
}

/** Files named one by one are linted even when the project excludes them, unless forced not to. */
function targets({ paths }: RuffOptions, context: TaskContext): readonly string[] {
  const files = narrowToFiles(context, paths, ['.py', '.pyi', '.ipynb']);
  return files === undefined ? ['--', ...paths] : ['--force-exclude', '--', ...files];
}
