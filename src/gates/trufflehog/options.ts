import * as z from 'zod';

export const options = z.strictObject({
  verify: z
    .boolean()
    .default(false)
    .describe('Ask those who issued a secret whether it is valid: this sends it to them'),
  config: z
    .string()
    .min(1)
    .refine((file) => !file.startsWith('/'), 'must be relative to the component')
    .optional()
    .describe('Detectors of your own, besides those of trufflehog'),
  excludeDetectors: z
    .array(z.string().regex(/^\w+$/, 'must be the name of a detector'))
    .default([])
    .describe('Detectors that are left out'),
});

export type TrufflehogOptions = z.output<typeof options>;
