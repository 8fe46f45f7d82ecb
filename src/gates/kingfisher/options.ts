import * as z from 'zod';

export const options = z.strictObject({
  validate: z
    .boolean()
    .default(false)
    .describe('Ask those who issued a secret whether it is valid: this sends it to them'),
  confidence: z
    .enum(['low', 'medium', 'high'])
    .default('medium')
    .describe('Secrets of which kingfisher is less sure are not reported'),
  rules: z
    .array(z.string().min(1))
    .default([])
    .describe('Files with rules of your own, besides those of kingfisher'),
  excludeRules: z
    .array(z.string().regex(/^[\w.-]+$/, 'must be the id of a rule'))
    .default([])
    .describe('Rules that are left out'),
});
