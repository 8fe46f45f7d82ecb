import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { goTool, packageOptions, tagFlags } from '../go/options.ts';
import { readVet } from './parse.ts';

/** `go vet`: suspicious code, and packages that do not compile. */
export const goVet = defineGate({
  id: 'go-vet',
  title: 'go vet',
  ecosystem: 'go',
  options: z.strictObject({
    ...packageOptions,
    disable: z
      .array(z.string().regex(/^[a-z]\w*$/, 'must be the name of an analyzer'))
      .default([])
      .describe('Analyzers that are left out, such as composites'),
  }),
  tool: goTool('1.21.0'),
  inputs: ['**/*.go', '**/*.s', '**/go.mod', '**/go.sum', 'go.work', 'go.work.sum'],
  completeExits: [0, 1],
  command: ({ packages, tags, disable }) => ({
    argv: [
      'go',
      'vet',
      '-json',
      ...tagFlags(tags),
      ...disable.map((analyzer) => `-${analyzer}=false`),
      ...packages,
    ],
  }),
  read: readVet,
});
