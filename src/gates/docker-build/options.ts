import * as z from 'zod';
import { buildFields } from '../docker/build-options.ts';

export const options = z.strictObject({
  ...buildFields,
  platforms: z
    .array(z.string().regex(/^\w+\/\w+(?:\/\w+)?$/, 'must be a platform such as linux/arm64'))
    .default([])
    .describe('One build each, such as linux/arm64; that of the engine without any'),
  tag: z
    .string()
    .min(1)
    .optional()
    .describe('Keep the image under this name, for gates that need this one'),
  user: z
    .enum(['any', 'non-root'])
    .default('any')
    .describe('non-root: an image that runs as root is a finding'),
  healthcheck: z
    .enum(['any', 'required'])
    .default('any')
    .describe('required: an image without a health check is a finding'),
  pull: z.boolean().default(false).describe('Look for newer base images'),
  cache: z.boolean().default(true).describe('Use what earlier builds have left'),
});

export type DockerBuildOptions = z.output<typeof options>;
