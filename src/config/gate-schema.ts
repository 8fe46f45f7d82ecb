import * as z from 'zod';
import { severities } from '../core/finding.ts';
import { levels } from '../core/level.ts';
import { parseQuantity } from '../core/quantity.ts';
import { parseDuration } from './duration.ts';
import { nameSchema, textSchema } from './name-schema.ts';

const durationError = 'must be a time of at most a day such as “90s”, “10m” or “1h”';
const durationSchema = z
  .string(durationError)
  .refine((text) => parseDuration(text) !== undefined, durationError);

const globsSchema = z.array(textSchema).min(1);
const actionSchema = z.enum(['block', 'warn']);
const matrixValueSchema = z.union([z.string(), z.number(), z.boolean()]);
const cellSchema = z.record(nameSchema, matrixValueSchema);
const amountError =
  'must be a number, alone or with a unit such as “20MB”, “10%”, “35ms” or “2.95Gbps”';
const amountSchema = z
  .union([z.number(), z.string()], amountError)
  .refine((written) => parseQuantity(written) !== undefined, amountError);

const limitSchema = z.strictObject({
  below: amountSchema.exactOptional().describe('Broken when the metric is below this'),
  above: amountSchema.exactOptional().describe('Broken when the metric is above this'),
  dropsBy: amountSchema.exactOptional().describe('Broken when it falls by more, in units or %'),
  growsBy: amountSchema.exactOptional().describe('Broken when it grows by more, in units or %'),
  slowerBy: amountSchema.exactOptional().describe('Benchmarks: broken when slower by more, in %'),
  minLines: z.number().exactOptional().describe('Holds only from this many changed lines on'),
});

const limitsSchema = z.strictObject({
  block: limitSchema.exactOptional().describe('Blocks when broken'),
  warn: limitSchema.exactOptional().describe('Warns when broken'),
});

const readsSchema = z.strictObject({
  sarif: textSchema.exactOptional().describe('SARIF 2.1.0: its results are findings'),
  junit: textSchema.exactOptional().describe('JUnit XML: tests that failed are findings'),
  lcov: textSchema.exactOptional().describe('lcov tracefile: coverage, for limits'),
  cobertura: textSchema.exactOptional().describe('Cobertura XML: coverage, for limits'),
  metrics: textSchema.exactOptional().describe('Numbers for limits, as JSON: docs/metrics.md'),
});

/** Levels by severity; those not named keep theirs. */
export const severitySchema = z.partialRecord(z.enum(severities), z.enum(levels));

/** An entry of `gates`. Whether it has `uses` or `run` is known only once presets are merged. */
export const gateSchema = z.strictObject({
  uses: textSchema
    .exactOptional()
    .describe('The adapter: `gate list` shows them. Either this or run'),
  run: textSchema
    .exactOptional()
    .describe('A command for the POSIX shell; its exit code decides. Either this or uses'),
  with: z.record(z.string(), z.unknown()).exactOptional().describe('Options of the adapter'),
  each: z
    .union([z.literal('component'), z.array(nameSchema).min(1)])
    .exactOptional()
    .describe('One task a component: “component” for all of them, or a list of names'),
  needs: z
    .union([z.string(), z.array(z.string())])
    .exactOptional()
    .describe('Gates that must pass first; ^name: in the components that this one depends on'),
  matrix: z
    .record(nameSchema, z.union([z.array(matrixValueSchema).min(1), z.array(cellSchema).min(1)]))
    .exactOptional()
    .describe('Axes with their values, one task a combination; exclude and include adapt them'),
  allowFailure: z
    .union([z.boolean(), z.array(cellSchema).min(1)])
    .exactOptional()
    .describe('true, or cells of the matrix, whose block or error becomes a warning'),
  timeout: durationSchema.exactOptional().describe('90s, 10m, 1h; 30 minutes if not given'),
  retries: z
    .int()
    .min(0)
    .max(10)
    .exactOptional()
    .describe('How often a blocked task is tried again; a pass on retry is a warning'),
  services: z.array(nameSchema).exactOptional().describe('Services that run meanwhile'),
  paths: globsSchema
    .exactOptional()
    .describe('Runs only when one of these changed: globs, relative to the config file'),
  inputs: globsSchema
    .exactOptional()
    .describe('What the verdict depends on: globs, relative to the component'),
  exclusive: z.boolean().exactOptional().describe('Nothing else runs meanwhile'),
  level: actionSchema.exactOptional().describe('warn: nothing that this gate finds blocks'),
  severity: severitySchema
    .exactOptional()
    .describe('What findings of a severity do: block, warn or note'),
  limits: z
    .record(z.string(), limitsSchema)
    .exactOptional()
    .describe('Limits by the name of their metric'),
  expires: durationSchema.exactOptional().describe('How long a stored verdict holds'),
  onError: actionSchema
    .exactOptional()
    .describe('warn: here a gate that could not be judged warns; in CI it never does'),
  whenMissing: actionSchema
    .exactOptional()
    .describe('warn: here a tool that is not installed warns; in CI it never does'),
  reads: readsSchema
    .exactOptional()
    .describe('Reports that the command of run leaves behind, relative to the component'),
  env: z
    .record(z.string(), z.string())
    .exactOptional()
    .describe('Environment variables for the tool'),
});
