import * as z from 'zod';

/** A rule of the user's own; the engine reads it as JSON. */
const userRule = z.strictObject({
  id: z
    .string()
    .regex(/^[\w-]+$/)
    .describe('Names the rule in findings'),
  title: z.string().optional().describe('What a person calls such a secret'),
  pattern: z
    .string()
    .min(1)
    .refine(isPattern, 'not a regular expression')
    .describe('Regular expression; a group called “secret” narrows what is taken for the secret'),
  keywords: z
    .array(z.string().min(1))
    .optional()
    .describe('Texts, one of which is on the line of each match; they make the rule fast'),
  severity: z.enum(['critical', 'high', 'medium', 'low']).optional().describe('Default: high'),
});

export const options = z.strictObject({
  generic: z
    .boolean()
    .default(true)
    .describe('Look for values given to names such as “password” and “apiKey” too'),
  entropy: z
    .number()
    .min(0)
    .max(6)
    .default(3)
    .describe('Bits of entropy a character that a value without a known form must have'),
  maxFileSize: z
    .int()
    .positive()
    .default(10 * 1024 * 1024)
    .describe('Bytes; larger files are not scanned, and the gate cannot be judged'),
  skipLargeFiles: z
    .boolean()
    .default(false)
    .describe('Judge without the files that are larger than maxFileSize'),
  allowPaths: z
    .array(z.string().min(1))
    .default([])
    .describe('Globs of files that may hold secrets; they are not scanned'),
  allowPatterns: z
    .array(z.string().min(1).refine(isPattern, 'not a regular expression'))
    .default([])
    .describe('Regular expressions; a secret that one of them matches as a whole is accepted'),
  allowFingerprints: z
    .array(z.string().regex(/^[0-9a-f]{24}$/))
    .default([])
    .describe('Fingerprints of accepted secrets, as findings name them'),
  rules: z.array(userRule).default([]).describe('Rules of your own'),
});

export type SecretsOptions = z.output<typeof options>;

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
