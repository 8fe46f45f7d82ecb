import * as z from 'zod';
import { toolchainShape } from '../cargo/options.ts';

export const options = z.strictObject({
  toolchain: toolchainShape.toolchain,
  packages: z
    .enum(['workspace', 'directory'])
    .optional()
    .describe('`workspace` or `directory`; default: `workspace`, and `directory` for a component'),
  depth: z
    .enum(['direct', 'all'])
    .default('direct')
    .describe('`direct` dependencies, or `all` that they bring with them'),
  days: z
    .int()
    .min(0)
    .default(30)
    .describe('Outdated for more days than this is a warning, for less a note'),
  ignore: z.array(z.string().min(1)).default([]).describe('Dependencies that may be outdated'),
  offline: z.boolean().default(false).describe('Judge by the index that is on this machine'),
});

export type OutdatedOptions = z.output<typeof options>;
