import * as z from 'zod';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { goTool } from '../go/options.ts';
import { readGofmt } from './parse.ts';

const options = z.strictObject({
  simplify: z.boolean().default(false).describe('Ask for simpler code too, as gofmt -s'),
  exclude: z
    .array(z.string().min(1))
    .default(['**/vendor/**'])
    .describe('Globs of files that are not checked, relative to the component'),
});

/** More names than this and everything is checked, so that the command line stays short. */
const mostFiles = 300;

/** `gofmt -d` on every Go file that git would commit. */
export const gofmt = defineGate({
  id: 'gofmt',
  title: 'gofmt',
  ecosystem: 'go',
  options,
  // gofmt has no version of its own; it comes with go.
  tool: goTool('1.19.0'),
  inputs: ['**/*.go', '**/.gitignore'],
  completeExits: [0],
  command: (chosen, context) => ({
    argv: [
      'gate',
      'run-gofmt',
      ...(chosen.simplify ? ['--simplify'] : []),
      ...chosen.exclude.map((glob) => `--exclude=${glob}`),
      ...narrowed(context).map((file) => `--path=${file}`),
    ],
  }),
  read: readGofmt,
  fix: (chosen, context) => ({
    argv: ['gofmt', '-w', ...(chosen.simplify ? ['-s'] : []), ...fixTargets(context)],
  }),
});

function narrowed({ files = [] }: TaskContext): readonly string[] {
  const wanted = files.filter((file) => file.endsWith('.go'));
  return wanted.length > mostFiles ? [] : wanted;
}

function fixTargets(context: TaskContext): readonly string[] {
  const files = narrowed(context);
  return files.length === 0 ? ['.'] : files.map((file) => `./${file}`);
}
