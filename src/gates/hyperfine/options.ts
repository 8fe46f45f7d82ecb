import * as z from 'zod';

export const options = z.strictObject({
  commands: z
    .record(z.string().regex(/^[\w./-]+$/, 'must be a word such as cold-start'), z.string().min(1))
    .refine((commands) => Object.keys(commands).length > 0, 'must name at least one command')
    .describe('What is measured: commands by name'),
  runs: z.int().min(2).default(10).describe('How often each command is measured'),
  warmup: z.int().min(0).default(1).describe('Runs before them that are not measured'),
  setup: z.string().min(1).optional().describe('Runs once before the runs of each command'),
  prepare: z.string().min(1).optional().describe('Runs before each run, and is not measured'),
  cleanup: z.string().min(1).optional().describe('Runs once after the runs of each command'),
  shell: z
    .string()
    .min(1)
    .default('sh')
    .describe('Runs the commands; “none” for commands of a few milliseconds'),
});

export type HyperfineOptions = z.output<typeof options>;
