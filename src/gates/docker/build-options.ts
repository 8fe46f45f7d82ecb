import * as z from 'zod';

/** What is built, for each adapter that builds an image. */
export const buildFields = {
  dockerfile: z
    .string()
    .min(1)
    .default('Dockerfile')
    .describe('The Dockerfile, relative to the component'),
  context: z
    .string()
    .min(1)
    .default('.')
    .describe('The directory that is sent to the builder, relative to the component'),
  target: z.string().min(1).optional().describe('The stage; the last one without it'),
  args: z
    .record(z.string().regex(/^\w+$/), z.string())
    .default({})
    .describe('Build arguments; what they say is in reports, so no secrets'),
  network: z
    .string()
    .min(1)
    .optional()
    .describe('The network of the steps: “none” proves that nothing is downloaded'),
};

const buildOptions = z.strictObject(buildFields);
type BuildOptions = z.output<typeof buildOptions>;

/** The arguments by which programs of gate are told what to build. */
export function buildArguments({
  dockerfile,
  context,
  target,
  args,
  network,
}: BuildOptions): readonly string[] {
  return [
    `--dockerfile=${dockerfile}`,
    `--context=${context}`,
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...Object.entries(args).map(([name, value]) => `--build-arg=${name}=${value}`),
    ...(network === undefined ? [] : [`--build-network=${network}`]),
  ];
}
