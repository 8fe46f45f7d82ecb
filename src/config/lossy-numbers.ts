import { type ConfigPath, type ConfigSource, keysAt, valueAt } from './config-source.ts';
import type { Problem } from './problem.ts';
import { textInRange } from './text-range.ts';

/**
 * Numbers of matrices that do not mean what was written: a Python `3.10` is the number 3.1. They
 * become part of task ids and options, so they must be quoted.
 */
export function findLossyNumbers(source: ConfigSource): Problem[] {
  return keysAt(source.value, ['gates']).flatMap((name) =>
    ['matrix', 'allowFailure'].flatMap((key) => lossyNumbersAt(source, ['gates', name, key])),
  );
}

function lossyNumbersAt(source: ConfigSource, path: ConfigPath): Problem[] {
  const value = valueAt(source.value, path);
  if (Array.isArray(value)) {
    return value.flatMap((_, index) => lossyNumbersAt(source, [...path, index]));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).flatMap((key) => lossyNumbersAt(source, [...path, key]));
  }
  const range = typeof value === 'number' ? source.rangeOf(path, 'value') : undefined;
  const written = range === undefined ? String(value) : textInRange(range);
  if (written === String(value) || written.startsWith('*')) return [];
  return [
    {
      path,
      at: 'value',
      message: `${written} is read as the number ${value}`,
      next: [`put it in quotes: "${written}"`],
    },
  ];
}
