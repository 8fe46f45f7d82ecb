import * as z from 'zod';
import { toolchainShape } from '../cargo/options.ts';

const severity = z.enum(['critical', 'high', 'medium', 'low']);

export const options = z.strictObject({
  toolchain: toolchainShape.toolchain,
  lockfile: z
    .string()
    .regex(
      /^(?!\/|(?:.*\/)?\.\.(?:\/|$))./,
      'a file in the directory of the gate: what is above is no input',
    )
    .default('Cargo.lock')
    .describe('The lock file that is judged; it is never made'),
  database: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Directory of an advisory database that is used as it is; default: a fresh copy of RustSec’s',
    ),
  fetch: z
    .boolean()
    .default(true)
    .describe('`false` judges by the copy of RustSec’s database that is on this machine'),
  yanked: z.boolean().default(true).describe('Look for versions that were yanked from crates.io'),
  ignore: z
    .array(z.string().regex(/^[A-Z]+-\d{4}-\d+$/, 'the id of an advisory, like RUSTSEC-2021-0003'))
    .default([])
    .describe('Advisories that are left out; accepting them in the baseline keeps the reason'),
  severities: z
    .strictObject({
      unmaintained: severity.default('medium').describe('Crates that nobody maintains'),
      unsound: severity.default('medium').describe('Crates that can break memory safety'),
      yanked: severity.default('medium').describe('Versions that their authors took back'),
      notice: severity.default('low').describe('Other notices'),
    })
    .prefault({})
    .describe('Severity of what is reported without being a vulnerability'),
});

export type AuditOptions = z.output<typeof options>;
