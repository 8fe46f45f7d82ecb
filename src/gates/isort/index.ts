import * as z from 'zod';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { narrowToFiles } from '../python/narrow-to-files.ts';
import { readIsort } from './parse.ts';

interface IsortOptions {
  readonly paths: readonly string[];
}

/** `isort --check-only`: the order of imports. */
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
  command: (options, context) => ({
    argv: [
      'isort',
      '--check-only',
      '--diff',
      '--verbose',
      '--format-success={success}: {message}',
      '--format-error={error}: {message}',
      ...targets(options, context),
    ],
    env: { PYTHONWARNINGS: 'always' },
  }),
  read: readIsort,
  fix: (options, context) => ({ argv: ['isort', ...targets(options, context)] }),
});

/** Files named one by one are sorted even when the project skips them, unless filtered. */
function targets({ paths }: IsortOptions, context: TaskContext): readonly string[] {
  const files = narrowToFiles(context, paths, ['.py', '.pyi', '.pyx', '.pxd']);
  return files === undefined ? ['--', ...paths] : ['--filter-files', '--', ...files];
}
