import * as z from 'zod';

const names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const targetKinds = ['lib', 'bins', 'examples', 'tests', 'benches'] as const;

/** What every cargo gate understands, `cargo fmt` too. */
export const toolchainShape = {
  toolchain: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]*$/, 'a toolchain of rustup in quotes, like "1.85.0" or "nightly"')
    .optional()
    .describe('Toolchain of rustup: `stable`, `"1.85.0"`; default: the one rustup picks'),
  packages: names
    .optional()
    .describe(
      '`workspace`, `directory` (what cargo takes in the directory it runs in) or names of ' +
        'packages; default: `workspace`, and `directory` for a component',
    ),
};

/** What the gates that compile understand. */
export const buildShape = {
  ...toolchainShape,
  features: names
    .default('default')
    .describe('`default`, `all`, `none`, or names of features, as a list or with commas'),
  defaultFeatures: z
    .boolean()
    .default(true)
    .describe('`false` leaves the default features out when features are named'),
  profile: z.string().min(1).optional().describe('Cargo profile: `release`, `dev`, your own'),
  locked: z.boolean().default(false).describe('Refuse to change Cargo.lock'),
  args: z.array(z.string()).default([]).describe('More arguments for cargo'),
};

/** Which targets of the packages are built. */
export const targetsOption = z.union([
  z.enum(['default', 'all', ...targetKinds]),
  z.array(z.enum(targetKinds)).min(1),
]);

/** Of the gates that read what test binaries print. */
export const ownHarnessOption = z
  .array(z.string().min(1))
  .default([])
  .describe('Names of test targets with `harness = false`: of them the exit code is believed');

const toolchainOptions = z.object(toolchainShape);
const buildOptions = z.object(buildShape);

export type ToolchainOptions = z.output<typeof toolchainOptions>;
export type BuildOptions = z.output<typeof buildOptions>;
export type Targets = z.output<typeof targetsOption>;
