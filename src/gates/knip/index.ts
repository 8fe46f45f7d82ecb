import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { localTool } from '../node/local-tool.ts';
import { readKnip } from './parse.ts';

/** Files, exports and dependencies that nothing uses. */
export const knip = defineGate({
  id: 'knip',
  title: 'Knip',
  ecosystem: 'node',
  options: z.strictObject({
    config: z.string().min(1).optional().describe('The config file, when not the usual one'),
    production: z
      .boolean()
      .default(false)
      .describe('Only what is shipped: without tests and development dependencies'),
    include: z
      .array(z.string().regex(/^[a-zA-Z]+$/, 'must be an issue type such as exports'))
      .default([])
      .describe('Only these types of issues; those of the config without any'),
    workspaces: z
      .array(z.string().min(1))
      .default([])
      .describe('Only these workspaces, by name or directory'),
  }),
  tool: localTool('knip', 'knip', '6.0.0'),
  inputs: ['**'],
  completeExits: [0, 1],
  // The report says nothing of how much was read; the table of how often a function was called does.
  command: ({ config, production, include, workspaces }) => ({
    argv: [
      'knip',
      '--reporter=json',
      '--no-progress',
      '--performance-fn=getImportsAndExports',
      ...(config === undefined ? [] : [`--config=${config}`]),
      ...(production ? ['--production'] : []),
      ...include.map((type) => `--include=${type}`),
      ...workspaces.map((workspace) => `--workspace=${workspace}`),
    ],
    env: { NO_COLOR: '1' },
  }),
  read: readKnip,
});
