import * as z from 'zod';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { manifests, scripts } from '../node/inputs.ts';
import { localTool } from '../node/local-tool.ts';
import { targetFiles } from '../node/target-files.ts';
import { readReport } from './parse.ts';

const options = z.strictObject({
  paths: z
    .array(z.string().min(1))
    .min(1)
    .default(['.'])
    .describe('Files and directories to check, relative to the component'),
  wholeProject: z
    .boolean()
    .default(false)
    .describe('Check everything even where only some files are judged: for rules across files'),
});

/** Checks format, lint and imports with the project's own Biome. */
export const biome = defineGate({
  id: 'biome',
  title: 'Biome',
  ecosystem: 'node',
  options,
  tool: localTool('biome', '@biomejs/biome', '2.4.0'),
  inputs: [
    ...scripts,
    '**/*.{css,scss,graphql,gql,html,vue,svelte,astro,md,grit}',
    '**/.biome.json*',
    '**/.gitignore',
    '**/.editorconfig',
    ...manifests,
  ],
  completeExits: [0, 1],
  // Not `biome ci`: it prints otherwise on CI services than on a laptop.
  command: (chosen, context) => ({
    argv: [
      'biome',
      'check',
      '--reporter=json',
      '--colors=off',
      '--max-diagnostics=none',
      ...target(chosen, context),
    ],
  }),
  read: readReport,
  fix: (chosen, context) => ({ argv: ['biome', 'check', '--write', ...target(chosen, context)] }),
});

function target(chosen: z.output<typeof options>, context: TaskContext): readonly string[] {
  const { files, ...whole } = context;
  const { paths, narrowed } = targetFiles(chosen.paths, chosen.wholeProject ? whole : context);
  return narrowed ? ['--no-errors-on-unmatched', '--files-ignore-unknown=true', ...paths] : paths;
}
