import * as z from 'zod';

export const options = z
  .strictObject({
    mode: z
      .enum(['image', 'fs', 'config'])
      .describe('What it scans: an image, a file system, or configuration files'),
    image: z.string().min(1).optional().describe('The image, for the mode image'),
    path: z.string().min(1).default('.').describe('Relative to the component, for the others'),
    scanners: z
      .array(z.enum(['vuln', 'misconfig', 'secret', 'license']))
      .min(1)
      .default(['vuln'])
      .describe('What it looks for in images and file systems'),
    ignoreUnfixed: z
      .boolean()
      .default(false)
      .describe('Leave out vulnerabilities for which there is no fixed version'),
    skip: z.array(z.string().min(1)).default([]).describe('Globs of directories to leave out'),
    config: z.string().min(1).optional().describe('The config file; else trivy.yaml is used'),
    offline: z
      .boolean()
      .default(false)
      .describe('Use the database that is on the machine, and fail without one'),
  })
  .refine(({ mode, image }) => (mode === 'image') === (image !== undefined), {
    path: ['image'],
    error: 'is needed for the mode image, and only there',
  });

export type TrivyOptions = z.output<typeof options>;
