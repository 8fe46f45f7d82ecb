import * as z from 'zod';

const metric = z.strictObject({
  name: z
    .string()
    .regex(/^(?!\*$)\S+(?: \S+)*$/, 'must be a name that a limit can have')
    .describe('What limits call it; each name once'),
  value: z.number().describe('A finite number'),
  unit: z
    .string()
    .regex(/^\S+$/, 'must be a unit such as “ms”, “%” or “count”')
    .describe('ms, B, MB, %, Gbps, count, …; limits in a unit of another kind are an error'),
  better: z.enum(['higher', 'lower']).describe('Which direction is an improvement'),
});

/** A metrics file, which any program can write; docs/metrics.md describes it to people. */
export const metricsSchema = z.strictObject({
  metrics: z
    .array(metric)
    .min(1, 'must hold a metric')
    .describe('What was measured; a file without a metric is an error'),
});
