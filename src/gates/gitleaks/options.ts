import * as z from 'zod';

export const options = z.strictObject({
  config: z
    .string()
    .min(1)
    .refine((file) => !file.startsWith('/'), 'must be relative to the component')
    .optional()
    .describe(
      'Another file than .gitleaks.toml; its rules replace all others, if it does not extend them',
    ),
  replacesRules: z
    .boolean()
    .default(false)
    .describe('The config is meant to have no rule for GitHub tokens, so that none is planted'),
  maxDecodeDepth: z
    .int()
    .min(0)
    .max(20)
    .default(5)
    .describe('How often what is found is decoded: base64, hexadecimal, percent'),
  maxArchiveDepth: z.int().min(0).max(10).default(0).describe('Look into archives, so deep'),
  ignoreComments: z
    .boolean()
    .default(false)
    .describe('Report what a comment “gitleaks:allow” accepts'),
});
