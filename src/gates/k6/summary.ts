import * as z from 'zod';

const amount = z.number();
/** Conditions, each with whether it was crossed: `true` means that it does not hold. */
const thresholds = z.record(z.string(), z.boolean()).optional();

const trend = z.object({
  avg: amount,
  min: amount,
  med: amount,
  max: amount,
  'p(90)': amount,
  'p(95)': amount,
  'p(99)': amount,
  thresholds,
});
const rate = z.object({ passes: z.int().min(0), fails: z.int().min(0), value: amount, thresholds });
const gauge = z.object({ value: amount, min: amount, max: amount, thresholds });
const counter = z.object({ count: amount, rate: amount, thresholds });

/** A metric by what is known of it; each kind has fields that no other has. */
const metric = z.union([
  trend.transform((values) => ({ kind: 'trend' as const, ...values })),
  rate.transform((values) => ({ kind: 'rate' as const, ...values })),
  gauge.transform((values) => ({ kind: 'gauge' as const, ...values })),
  counter.transform((values) => ({ kind: 'counter' as const, ...values })),
]);

interface Group {
  readonly checks: Readonly<Record<string, Check>>;
  readonly groups: Readonly<Record<string, Group>>;
}
const check = z.object({ path: z.string(), passes: z.int().min(0), fails: z.int().min(0) });
const group: z.ZodType<Group> = z.lazy(() =>
  z.object({ checks: z.record(z.string(), check), groups: z.record(z.string(), group) }),
);

/**
 * What `k6 run --summary-export` writes. The newer, “machine-readable” summary has no thresholds.
 * https://grafana.com/docs/k6/latest/results-output/end-of-test/custom-summary/
 */
export const k6Summary = z.object({
  metrics: z.record(z.string(), metric),
  root_group: group,
});

export type K6Metric = z.output<typeof metric>;
export type Check = z.output<typeof check>;

/** The checks of a group and of all groups in it. */
export function checksOf({ checks, groups }: Group): readonly Check[] {
  return [...Object.values(checks), ...Object.values(groups).flatMap(checksOf)];
}
