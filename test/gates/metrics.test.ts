import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/core/metric.ts';
import type { MetricDescription } from '../../src/gates/define-gate.ts';
import { registry } from '../rig/gates.ts';
import { caseNames, evidenceOf, readCase } from './recorded-case.ts';

describe.each(registry.map((gate) => [gate.id, gate] as const))('%s', (id, gate) => {
  it('describes every metric of its recorded evidence', () => {
    const delivered = caseNames(id).flatMap((name) => evidenceOf(readCase(gate, name)).metrics);
    const undescribed = delivered.filter(
      (metric) => !gate.metrics.some((one) => fits(one, metric)),
    );
    expect(undescribed).toEqual([]);
  });

  it('names each metric once', () => {
    const names = gate.metrics.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });
});

function fits(described: MetricDescription, { name, unit, better }: Metric): boolean {
  const pattern = new RegExp(`^${described.name.split('*').map(literally).join('.*')}$`);
  const fitsUnit = described.unit === '*' || described.unit === unit;
  const fitsDirection = described.better === undefined || described.better === better;
  return pattern.test(name) && fitsUnit && fitsDirection;
}

function literally(text: string): string {
  return text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
}
