import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { readMypy } from './parse.ts';

/**
 * `mypy`: static types. Its JSON output has neither a summary nor a count of what was checked, and
 * exits with 1 on mere notes, so the text output is asked for, in a form that can be read.
 */
export const mypy = defineGate({
  id: 'mypy',
  title: 'mypy',
  ecosystem: 'python',
  options: z.strictObject({
    paths: z
      .array(z.string().min(1))
      .default(['.'])
      .describe('Files and directories to check; an empty list leaves it to the config of mypy'),
    strict: z.boolean().default(false).describe('Adds --strict to what the config of mypy says'),
    pythonVersion: z
      .string()
      .regex(/^3\.\d+$/)
      .optional()
      .describe('The version of Python that the code is for, such as 3.12'),
  }),
  tool: { command: 'mypy', args: ['--version'], install: 'pip install mypy', minimum: '1.0.0' },
  inputs: [
    '**/*.py',
    '**/*.pyi',
    '**/pyproject.toml',
    '**/mypy.ini',
    '**/.mypy.ini',
    '**/setup.cfg',
    '**/requirements*.txt',
    '**/uv.lock',
    '**/poetry.lock',
  ],
  completeExits: [0, 1, 2],
  command: ({ paths, strict, pythonVersion }) => ({
    argv: [
      'mypy',
      '--error-summary',
      '--no-pretty',
      '--no-color-output',
      '--hide-error-context',
      '--show-column-numbers',
      '--show-error-end',
      '--show-error-codes',
      ...(strict ? ['--strict'] : []),
      ...(pythonVersion === undefined ? [] : [`--python-version=${pythonVersion}`]),
      ...(paths.length === 0 ? [] : ['--', ...paths]),
    ],
  }),
  read: readMypy,
});
