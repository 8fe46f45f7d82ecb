import * as z from 'zod';

const location = z.object({ line: z.number(), column: z.number() });
const assertion = z.object({
  fullName: z.string(),
  status: z.string(),
  failureMessages: z.array(z.string()),
  location: location.nullish(),
});
const file = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string(),
  assertionResults: z.array(assertion),
});
/** The json reporter of Vitest 3 and 4; Jest's shape. */
export const report = z.object({
  success: z.boolean(),
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(file),
});

export type TestFile = z.output<typeof file>;
export type TestCase = z.output<typeof assertion>;
export type Report = z.output<typeof report>;
