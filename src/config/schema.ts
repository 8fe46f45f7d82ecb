import * as z from 'zod';
import { gateSchema, severitySchema } from './gate-schema.ts';
import { nameSchema, textSchema } from './name-schema.ts';

const componentSchema = z.strictObject({
  root: textSchema.describe('Directory, relative to the config file'),
  dependsOn: z
    .array(nameSchema)
    .exactOptional()
    .describe('Components whose changes affect this one'),
});

const serviceSchema = z.strictObject({
  image: textSchema.exactOptional().describe('Container image. Either this or run'),
  run: textSchema.exactOptional().describe('Command that serves. Either this or image'),
  port: z.int().exactOptional().describe('Port on which it serves'),
  ready: z
    .strictObject({
      port: z.int().exactOptional().describe('Ready when this port takes connections'),
      url: textSchema.exactOptional().describe('Ready when this answers'),
      command: textSchema.exactOptional().describe('Ready when this succeeds'),
      log: textSchema.exactOptional().describe('Ready when this is in its output'),
      timeout: textSchema.exactOptional().describe('90s, 10m'),
    })
    .exactOptional()
    .describe('How to tell that it serves'),
  env: z.record(z.string(), z.string()).exactOptional().describe('Environment variables'),
});

const stageSchema = z.union([
  z.array(nameSchema).min(1),
  z.strictObject({
    gates: z.array(nameSchema).min(1).describe('Names of gates'),
    scope: z
      .enum(['all', 'affected'])
      .exactOptional()
      .describe('affected: only tasks that a change since the base can touch'),
  }),
]);

/** One config file as a person writes it: the run-time side of `RawConfig`. */
export const configSchema = z.strictObject({
  $schema: z
    .string()
    .exactOptional()
    .describe('For editors: where the JSON Schema of this file is'),
  extends: z
    .union([textSchema, z.array(textSchema)])
    .exactOptional()
    .describe('Presets (rust, node, python) or paths of other configs; later ones win'),
  base: textSchema.exactOptional().describe('What “changed” is measured from: a branch or commit'),
  tools: z
    .record(textSchema, textSchema)
    .exactOptional()
    .describe('Version ranges of tools by program, for here and for CI'),
  components: z
    .record(nameSchema, componentSchema)
    .exactOptional()
    .describe('Named directories of a monorepo'),
  services: z.record(nameSchema, serviceSchema).exactOptional().describe('What gates need running'),
  gates: z.record(nameSchema, gateSchema).exactOptional().describe('Named checks'),
  severity: severitySchema
    .exactOptional()
    .describe('What findings of a severity do in every gate that does not say otherwise'),
  stages: z.record(nameSchema, stageSchema).exactOptional().describe('Named lists of gates'),
});

/** `gate.local.yaml`: one person's settings, never committed, never read in CI. */
export const localSchema = z.strictObject({
  jobs: z.int().min(1).exactOptional().describe('How many tasks run at once'),
  reporter: textSchema.exactOptional().describe('How progress is shown'),
  skip: z
    .array(nameSchema)
    .exactOptional()
    .describe('Gates that are not judged; every skip is printed'),
});
