import { changedLinesMetric, type Limit } from '../core/limit.ts';
import { parseQuantity } from '../core/quantity.ts';
import type { ConfigPath } from './config-source.ts';
import type { Report } from './problem.ts';
import type { RawGate, RawLimit } from './raw-config.ts';

const conditions = ['below', 'above', 'dropsBy', 'growsBy'] as const;
const levels = ['block', 'warn'] as const;

/** A gate's limits, one for each condition of each level. */
export function resolveLimits(
  limits: RawGate['limits'],
  gatePath: ConfigPath,
  report: Report,
): Limit[] {
  return Object.entries(limits ?? {}).flatMap(([metric, byLevel]) =>
    levels.flatMap((level) => {
      const limit = byLevel[level];
      if (limit === undefined) return [];
      return conditionsOf(metric, level, limit, [...gatePath, 'limits', metric, level], report);
    }),
  );
}

function conditionsOf(
  metric: string,
  level: Limit['level'],
  limit: RawLimit,
  path: ConfigPath,
  report: Report,
): Limit[] {
  const { minLines } = limit;
  if (minLines !== undefined && metric !== changedLinesMetric) {
    report({
      path: [...path, 'minLines'],
      at: 'key',
      message: `minLines counts changed lines, so it belongs to the metric ${changedLinesMetric} only`,
    });
  }
  const found = conditions.flatMap((condition) => {
    const amount = parseQuantity(limit[condition] ?? '');
    if (amount === undefined) return [];
    return { metric, level, condition, amount, ...(minLines === undefined ? {} : { minLines }) };
  });
  if (found.length === 0 && limit.slowerBy === undefined) {
    report({
      path,
      at: 'value',
      message: 'this limit has no condition, so it would never be broken',
      next: [`a condition is one of ${conditions.join(', ')}`],
    });
  }
  return found;
}
