import { formatQuantity } from '../core/format-quantity.ts';
import type { JudgedMetric } from '../core/metric.ts';
import type { Page } from './page.ts';

/** The metrics whose limits are broken, each with its limit and what it is compared with. */
export function metricLines(metrics: readonly JudgedMetric[], { style }: Page): string[] {
  return metrics
    .filter(({ level }) => level === 'block' || level === 'warn')
    .map((metric) => {
      const parts = [`   ${style.bold(metric.name)}  ${formatQuantity(metric.value, metric.unit)}`];
      if (metric.limit !== undefined) {
        parts.push(`${metric.level === 'block' ? 'blocks' : 'warns'}: ${metric.limit}`);
      }
      if (metric.baseline !== undefined) {
        parts.push(`was ${formatQuantity(metric.baseline, metric.unit)}`);
      }
      return parts.join(` ${style.symbols.dot} `);
    });
}
