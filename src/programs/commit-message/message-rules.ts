import * as z from 'zod';

/** What a message has to be like; the gate hands it to its program as JSON. */
export const messageRules = z.strictObject({
  types: z.array(z.string()),
  scopes: z.array(z.string()),
  requireScope: z.boolean(),
  maxHeaderLength: z.int().min(0),
  maxBodyLineLength: z.int().min(0),
  requireBody: z.boolean(),
  allowBreaking: z.boolean(),
  fixups: z.enum(['until-push', 'never', 'always']),
  merges: z.boolean(),
});

export type MessageRules = z.output<typeof messageRules>;
