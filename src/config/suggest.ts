import { closestName } from '../core/closest-name.ts';

const longestList = 8;

/**
 * What to type instead of a name that does not exist: the nearest one, and all of them when they
 * are few.
 * @param all the line that says how to see them when they are many
 */
export function suggest(written: string, names: Iterable<string>, all?: string): string[] {
  const known = [...names];
  const closest = closestName(written, known);
  const lines = closest === undefined ? [] : [`did you mean “${closest}”?`];
  if (known.length > longestList) return all === undefined ? lines : [...lines, all];
  return known.length === 0 ? lines : [...lines, `allowed here: ${known.join(', ')}`];
}
