import * as z from 'zod';
import { packageOptions } from '../go/options.ts';

const pattern = z.string().min(1).optional();

export const options = z.strictObject({
  ...packageOptions,
  run: pattern.describe('Runs only tests whose name matches this regular expression'),
  skip: pattern.describe('Leaves out tests whose name matches this regular expression'),
  race: z.boolean().default(false).describe('Finds data races; needs cgo'),
  short: z.boolean().default(false).describe('Tells tests to be quick'),
  timeout: z
    .string()
    .regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/, 'must be a duration such as 90s or 10m')
    .optional()
    .describe('After this a package’s tests end with a panic; 10m without it'),
  coverage: z.boolean().default(false).describe('Measures coverage for limits'),
  coverPackages: z
    .array(z.string().min(1))
    .default([])
    .describe('Packages whose coverage every test counts for; each its own without it'),
  module: z
    .string()
    .min(1)
    .optional()
    .describe('The module path of go.mod, when it cannot be told from the names of packages'),
});

export type GoTestOptions = z.output<typeof options>;
