import * as z from 'zod';
import { buildShape, toolchainShape } from '../cargo/options.ts';
import { checkNames } from './deny-output.ts';

const lints = z.array(z.string().regex(/^[a-z][a-z-]*$/, 'a code of cargo-deny, like duplicate'));

export const options = z.strictObject({
  toolchain: toolchainShape.toolchain,
  packages: z
    .enum(['workspace', 'directory'])
    .optional()
    .describe('`workspace` or `directory`; default: `workspace`, and `directory` for a component'),
  features: buildShape.features,
  defaultFeatures: buildShape.defaultFeatures,
  checks: z
    .array(z.enum(checkNames))
    .min(1)
    .default([...checkNames])
    .describe('What is checked: any of advisories, bans, licenses and sources'),
  config: z
    .string()
    .min(1)
    .optional()
    .describe('The config of cargo-deny; default: deny.toml as cargo-deny finds it'),
  offline: z
    .boolean()
    .default(false)
    .describe('Use the crates and the advisory database that are on this machine'),
  deny: lints.default([]).describe('Codes whose findings are errors'),
  warn: lints.default([]).describe('Codes whose findings are warnings'),
  allow: lints.default([]).describe('Codes whose findings are notes'),
  args: z.array(z.string()).default([]).describe('More arguments for cargo deny, before `check`'),
});

export type DenyOptions = z.output<typeof options>;
