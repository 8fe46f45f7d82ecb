import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { manifests, scripts } from '../node/inputs.ts';
import { localTool } from '../node/local-tool.ts';
import { readDiagnostics } from './parse.ts';

/** Without these, or with what a tsconfig could ask for instead, nothing says what was examined. */
const reporting = ['--pretty', 'false', '--listFiles', '--explainFiles', 'false'];

/** Checks types with the project's own TypeScript. */
export const tsc = defineGate({
  id: 'tsc',
  title: 'TypeScript',
  ecosystem: 'node',
  options: z.strictObject({
    project: z
      .string()
      .min(1)
      .default('tsconfig.json')
      .describe('The tsconfig, or its directory; a matrix axis of this name checks several'),
    build: z
      .boolean()
      .default(false)
      .describe('Build project references too; writes what the projects themselves emit'),
  }),
  tool: localTool('tsc', 'typescript', '5.0.0'),
  inputs: [...scripts, ...manifests],
  completeExits: [0, 1, 2],
  command: ({ project, build }) => ({
    argv: build
      ? // Only the extended summary says at its end that all projects have been built.
        ['tsc', '--build', project, '--force', ...reporting, '--extendedDiagnostics']
      : ['tsc', '--project', project, '--noEmit', ...reporting, '--diagnostics'],
  }),
  read: readDiagnostics,
});
