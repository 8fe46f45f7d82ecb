import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { goTool, packageOptions, tagFlags } from '../go/options.ts';
import { readGoTest } from './parse.ts';

const pattern = z.string().min(1).optional();

const options = z.strictObject({
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

/** `go test`. */
export const goTest = defineGate({
  id: 'go-test',
  title: 'go test',
  ecosystem: 'go',
  options,
  // -fullpath, by which failures are found in the tree, came with 1.21.
  tool: goTool('1.21.0'),
  inputs: ['**'],
  completeExits: [0, 1],
  command(chosen, { reports }) {
    const profile = `${reports}/cover.out`;
    return {
      argv: [
        'go',
        'test',
        '-json',
        '-fullpath',
        ...tagFlags(chosen.tags),
        ...(chosen.run === undefined ? [] : [`-run=${chosen.run}`]),
        ...(chosen.skip === undefined ? [] : [`-skip=${chosen.skip}`]),
        ...(chosen.race ? ['-race'] : []),
        ...(chosen.short ? ['-short'] : []),
        ...(chosen.timeout === undefined ? [] : [`-timeout=${chosen.timeout}`]),
        ...(chosen.coverage ? coverageFlags(profile, chosen) : []),
        ...chosen.packages,
      ],
      ...(chosen.coverage ? { reports: { coverage: profile } } : {}),
    };
  },
  read: readGoTest,
});

function coverageFlags(profile: string, { coverPackages }: GoTestOptions): readonly string[] {
  return [
    `-coverprofile=${profile}`,
    ...(coverPackages.length === 0 ? [] : [`-coverpkg=${coverPackages.join(',')}`]),
  ];
}
