import * as z from 'zod';
import { buildFields } from '../docker/build-options.ts';

const path = z.string().regex(/^\/\S*$/, 'must be a path such as /health');

const ready = z.union(
  [
    z.literal('health'),
    z.strictObject({ path: path.describe('An answer below 400 to a request for this path') }),
    z.strictObject({ log: z.string().min(1).refine(isPattern, 'is not a regular expression') }),
  ],
  'must be “health”, a path or a log: { path: /ready } or { log: "listening" }',
);

const fields = z.strictObject({
  image: z.string().min(1).optional().describe('The name of an image that is there'),
  build: z.strictObject(buildFields).optional().describe('Or how to build one'),
  command: z
    .array(z.string())
    .default([])
    .describe('Runs instead of the command of the image, with its arguments'),
  env: z.record(z.string().regex(/^\w+$/), z.string()).default({}).describe('Its environment'),
  memory: z
    .string()
    .regex(/^[1-9]\d*[bkmg]$/, 'must be an amount such as 512m')
    .default('512m')
    .describe('How much memory it may have; with more it is ended'),
  cpus: z.number().positive().default(1).describe('How many processors it may have'),
  network: z.string().min(1).default('bridge').describe('The network that it is in'),
  port: z
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('On which it listens; reached by a free port of this machine'),
  ready: ready
    .default('health')
    .describe('When it has started: its health check, a path that answers, or a line of its log'),
  startTimeout: z.number().positive().default(60).describe('Seconds until it has to be ready'),
  watch: z.number().positive().default(10).describe('Seconds for which it is then watched'),
  requests: z
    .array(z.strictObject({ path, status: z.int().min(100).max(599).default(200) }))
    .default([])
    .describe('Requests that are sent meanwhile, and the status of their answers'),
});

export const options = fields
  .refine(({ image, build }) => (image === undefined) !== (build === undefined), {
    path: ['image'],
    error: 'or “build” is needed, and not both',
  })
  .refine((chosen) => chosen.port !== undefined || !needsPort(chosen), {
    path: ['port'],
    error: 'is needed for requests',
  });

export type ImageSmokeOptions = z.output<typeof options>;

function needsPort({ ready: when, requests }: z.output<typeof fields>) {
  return requests.length > 0 || (typeof when === 'object' && 'path' in when);
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
