import type { JudgedMetric } from '../core/metric.ts';
import type { Page } from './page.ts';

/** The metrics whose limits are broken, each with its limit and what it is compared with. */
export function metricLines(metrics: readonly JudgedMetric[], { style }: Page): string[] {
  return metrics
    .filter(({ level }) => level === 'block' || level === 'warn')
    .map((metric) => {
      const parts = [`   ${style.bold(metric.name)}  ${formatValue(metric.value, metric.unit)}`];
      if (metric.limit !== undefined) {
        parts.push(`${metric.level === 'block' ? 'blocks' : 'warns'}: ${metric.limit}`);
      }
      if (metric.baseline !== undefined) {
        parts.push(`was ${formatValue(metric.baseline, metric.unit)}`);
      }
      return parts.join(` ${style.symbols.dot} `);
    });
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A number with its unit; at most three decimals, bytes in the largest fitting unit of 1000. */
export function formatValue(value: number, unit: string): string {
  if (unit === 'count') return String(value);
  if (unit !== 'B') return `${Number(value.toFixed(3))} ${unit}`;
  const power = Math.min(
    byteUnits.length - 1,
    value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)) / 3),
  );
  const index = Math.max(0, power);
  return `${Number((value / 1000 ** index).toFixed(1))} ${byteUnits[index] ?? 'B'}`;
}
