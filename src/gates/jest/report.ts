import * as z from 'zod';

const count = z.int().min(0);
const place = z.object({ line: z.int(), column: z.int() });
const assertion = z.object({
  fullName: z.string(),
  status: z.string(),
  failureMessages: z.array(z.string()).nullable(),
  location: place.nullish(),
});
const file = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string(),
  assertionResults: z.array(assertion),
});

/** What `jest --json` writes: FormattedTestResults of @jest/test-result, as far as it is used. */
export const report = z.object({
  success: z.boolean(),
  wasInterrupted: z.boolean(),
  numTotalTests: count,
  numPassedTests: count,
  numFailedTests: count,
  numRuntimeErrorTestSuites: count,
  testResults: z.array(file),
});

export type JestFile = z.output<typeof file>;
export type JestTest = z.output<typeof assertion>;
export type JestReport = z.output<typeof report>;
