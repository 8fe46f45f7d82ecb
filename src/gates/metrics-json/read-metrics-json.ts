import type { Metric } from '../../core/metric.ts';
import { metricsSchema } from './metrics-schema.ts';

/** The metrics of a file, each name once, or why they cannot be relied on, in one line. */
export type MetricsReading =
  | { readonly ok: true; readonly metrics: readonly Metric[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads a metrics file strictly: one entry that is wrong makes the whole file unreliable.
 *
 * Format: docs/metrics.md
 */
export function readMetricsJson(text: string | undefined): MetricsReading {
  if (text === undefined) return refuse('no metrics file was written');
  const document = parse(text);
  if (document === undefined) return refuse('the metrics file is no JSON');
  const { success, data, error } = metricsSchema.safeParse(document);
  if (!success) {
    const [issue] = error.issues;
    const place = issue?.path.join('.') ?? '';
    return refuse(`the metrics file is wrong${place && ` at ${place}`}: ${issue?.message}`);
  }
  const repeated = firstRepeated(data.metrics.map(({ name }) => name));
  return repeated === undefined
    ? { ok: true, metrics: data.metrics }
    : refuse(`the metrics file has “${repeated}” twice`);
}

/** @returns nothing when the text is no JSON */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstRepeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}

function refuse(reason: string): MetricsReading {
  return { ok: false, reason };
}
