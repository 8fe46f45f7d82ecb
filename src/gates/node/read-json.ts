import type * as z from 'zod';

/**
 * Reads what a tool wrote as JSON.
 * @returns undefined when the text is absent, is no JSON, or has not the shape of the schema
 */
export function readJson<S extends z.ZodType>(
  schema: S,
  text: string | undefined,
): z.output<S> | undefined {
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
