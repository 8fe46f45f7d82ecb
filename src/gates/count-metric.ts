import type { MetricDescription } from './define-gate.ts';

/** Describes a metric that is a number of things. */
export function countMetric(
  name: string,
  better: 'higher' | 'lower',
  about: string,
): MetricDescription {
  return { name, unit: 'count', better, about };
}
