import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { readIsort } from './parse.ts';

/**
 * `isort --check-only`: the order of imports. It is never narrowed to single files: to a file that
 * is named, isort does not apply a skipped directory, not even with --filter-files.
 */
export const isort = defineGate({
  id: 'isort',
  title: 'isort',
  ecosystem: 'python',
  options: z.strictObject({
    paths: z
      .array(z.string().min(1))
      .min(1)
      .default(['.'])
      .describe('Files and directories to check, relative to the component'),
  }),
  tool: {
    command: 'isort',
    args: ['--version-number'],
    install: 'pip install isort',
    minimum: '5.10.0',
  },
  inputs: [
    '**/*.py',
    '**/*.pyi',
    '**/*.pyx',
    '**/*.pxd',
    '**/pyproject.toml',
    '**/setup.cfg',
    '**/tox.ini',
    '**/.isort.cfg',
    '**/.editorconfig',
    '**/.gitignore',
  ],
  completeExits: [0, 1],
  // Only the verbose output has a line for each file that is in order. The formats are given
  // because a project's own config may change them; the warnings say which file was left out.
  command: ({ paths }) => ({
    argv: [
      'isort',
      '--check-only',
      '--diff',
      '--verbose',
      '--format-success={success}: {message}',
      '--format-error={error}: {message}',
      '--',
      ...paths,
    ],
    env: { PYTHONWARNINGS: 'always' },
  }),
  read: readIsort,
  fix: ({ paths }) => ({ argv: ['isort', '--', ...paths] }),
});
