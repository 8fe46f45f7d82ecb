import * as z from 'zod';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { narrowToFiles } from '../python/narrow-to-files.ts';
import { readBlack } from './parse.ts';

interface BlackOptions {
  readonly paths: readonly string[];
}

/** `black --check`: formatting. */
export const black = defineGate({
  id: 'black',
  title: 'Black',
  ecosystem: 'python',
  options: z.strictObject({
    paths: z
      .array(z.string().min(1))
      .min(1)
      .default(['.'])
      .describe('Files and directories to check, relative to the component'),
    lines: z
      .boolean()
      .default(true)
      .describe('Say where a file differs. Without it Black uses its cache, and is faster'),
  }),
  tool: {
    command: 'black',
    args: ['--version'],
    install: 'pip install black',
    minimum: '22.1.0',
  },
  inputs: ['**/*.py', '**/*.pyi', '**/*.ipynb', '**/pyproject.toml', '**/.gitignore'],
  completeExits: [0, 1, 123],
  // --verbose brings back the summary, without which nothing is proved, where the project's own
  // config says quiet.
  command: (options, context) => ({
    argv: [
      'black',
      '--check',
      '--verbose',
      '--no-color',
      ...(options.lines ? ['--diff'] : []),
      ...targets(options, context),
    ],
  }),
  read: readBlack,
  fix: (options, context) => ({ argv: ['black', ...targets(options, context)] }),
});

/**
 * Black formats a file that is named even when `extend-exclude` names it too, so a narrowed run
 * names no file: it walks the same paths as ever and includes only the files wanted.
 */
function targets({ paths }: BlackOptions, context: TaskContext): readonly string[] {
  const files = narrowToFiles(context, paths, ['.py', '.pyi', '.ipynb']);
  if (files === undefined) return ['--', ...paths];
  return ['--include', `/(?:${files.map(escapePattern).join('|')})$`, '--', ...paths];
}

/** Escapes for Python's `re`. A newline would switch Black to patterns that ignore white space. */
function escapePattern(path: string): string {
  return path.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&').replaceAll('\n', '\\n');
}
