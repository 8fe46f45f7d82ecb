import * as z from 'zod';

const globs = z.array(z.string().min(1));

const pattern = z.strictObject({
  name: z
    .string()
    .regex(/^[\w-]+$/, 'must be a word such as no-mock')
    .describe('Names the pattern in findings and in comments that allow it'),
  pattern: z
    .string()
    .min(1)
    .refine(isExpression, 'is not a regular expression of JavaScript')
    .describe('Regular expression, applied to each line by itself'),
  ignoreCase: z.boolean().default(false).describe('Capital letters are as good as small ones'),
  message: z.string().min(1).describe('What is wrong and what to do instead'),
  paths: globs.min(1).default(['**']).describe('Globs of the files that must not hold it'),
  allow: globs.default([]).describe('Globs of files among these that may, such as tests'),
  severity: z
    .enum(['critical', 'high', 'medium', 'low', 'error', 'warning', 'note'])
    .default('error')
    .describe('How bad it is'),
});

export const options = z.strictObject({
  patterns: z
    .array(pattern)
    .min(1)
    .refine(haveNamesOfTheirOwn, 'must have a name each that no other has')
    .describe('What must not be in the files'),
  maxFileSize: z
    .int()
    .positive()
    .default(10 * 1024 * 1024)
    .describe('Bytes; with a larger file among those searched the gate cannot be judged'),
  budget: z
    .int()
    .positive()
    .default(2000)
    .describe('Milliseconds that one file may take; with more the gate cannot be judged'),
});

export type ForbidPatternOptions = z.output<typeof options>;

function isExpression(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

function haveNamesOfTheirOwn(patterns: readonly { readonly name: string }[]): boolean {
  return new Set(patterns.map(({ name }) => name)).size === patterns.length;
}
