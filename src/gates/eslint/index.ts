import * as z from 'zod';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { manifests, scripts } from '../node/inputs.ts';
import { localTool } from '../node/local-tool.ts';
import { targetFiles } from '../node/target-files.ts';
import { readResults } from './parse.ts';

const options = z.strictObject({
  paths: z
    .array(z.string().min(1))
    .min(1)
    .default(['.'])
    .describe('Files and directories to lint, relative to the component'),
  wholeProject: z
    .boolean()
    .default(false)
    .describe('Lint everything even where only some files are judged: for rules across files'),
});

/** Lints with the project's own ESLint and config. Warnings warn: their number is no limit. */
export const eslint = defineGate({
  id: 'eslint',
  title: 'ESLint',
  ecosystem: 'node',
  options,
  tool: localTool('eslint', 'eslint', '8.0.0'),
  inputs: [...scripts, '**/*.{vue,svelte,astro,html,css,md,mdx}', '**/.eslint*', ...manifests],
  completeExits: [0, 1, 2],
  command(chosen, context) {
    const results = `${context.reports}/eslint.json`;
    return {
      argv: ['eslint', '--format', 'json', '--output-file', results, ...target(chosen, context)],
      reports: { results },
    };
  },
  read: readResults,
  fix: (chosen, context) => ({ argv: ['eslint', '--fix', ...target(chosen, context)] }),
});

function target(chosen: z.output<typeof options>, context: TaskContext): readonly string[] {
  const { files, ...whole } = context;
  return targetFiles(chosen.paths, chosen.wholeProject ? whole : context).paths;
}
