import * as z from 'zod';

export const options = z.strictObject({
  source: z
    .string()
    .min(1)
    .default('dir:.')
    .describe('What it lists the packages of: dir:., docker:app:latest, oci-archive:app.tar'),
  format: z
    .enum(['cyclonedx-json', 'spdx-json', 'syft-json'])
    .default('cyclonedx-json')
    .describe('Format of the bill of materials'),
  forbidLicenses: z
    .array(z.string().min(1))
    .default([])
    .describe('SPDX names of licenses that no package may have, such as AGPL-3.0-only'),
  output: z
    .string()
    .min(1)
    .optional()
    .describe('Keep it in this file, relative to the component; best one that git ignores'),
});

export type SyftOptions = z.output<typeof options>;
