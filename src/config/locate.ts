import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { ConfigPath } from './config-source.ts';

/** Offsets into the text: the first character and the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a path stands in a YAML or JSON document; aliases and merge keys lead to what they name.
 * @param of the key itself, or its value; items of a list and empty values have only one place
 */
export function locate(
  document: Document,
  path: ConfigPath,
  of: 'key' | 'value',
): Span | undefined {
  let key: unknown;
  let value: unknown = document.contents;
  for (const step of path) {
    const parent = followAlias(document, value);
    if (isMap(parent)) {
      const pair = findPair(document, parent, String(step), new Set());
      if (pair === undefined) return undefined;
      key = pair.key;
      value = pair.value;
    } else if (isSeq(parent) && typeof step === 'number' && step < parent.items.length) {
      key = undefined;
      value = parent.items[step];
    } else {
      return undefined;
    }
  }
  return of === 'key' ? (spanOf(key) ?? spanOf(value)) : (spanOf(value) ?? spanOf(key));
}

function followAlias(document: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

/** The pair with this key: the map's own before those of its merge keys, as YAML merges them. */
function findPair(
  document: Document,
  map: YAMLMap,
  name: string,
  seen: Set<unknown>,
): Pair | undefined {
  seen.add(map);
  const own = map.items.find((pair) => keyOf(pair) === name);
  if (own !== undefined) return own;
  for (const merged of mergedMaps(document, map)) {
    const found = seen.has(merged) ? undefined : findPair(document, merged, name, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What `<<: *name` and `<<: [*one, *two]` bring into a map. */
function mergedMaps(document: Document, map: YAMLMap): YAMLMap[] {
  return map.items
    .filter((pair) => keyOf(pair) === '<<')
    .flatMap((pair) => {
      const merged = followAlias(document, pair.value);
      return isSeq(merged) ? merged.items : [merged];
    })
    .map((item) => followAlias(document, item))
    .filter((item) => isMap(item));
}

function keyOf(pair: Pair): string | undefined {
  if (!isScalar(pair.key)) return undefined;
  return typeof pair.key.value === 'symbol' ? pair.key.value.description : String(pair.key.value);
}

/** Nothing for a node without text, such as the value of `fmt:`. */
function spanOf(node: unknown): Span | undefined {
  if (!isMap(node) && !isSeq(node) && !isScalar(node) && !isAlias(node)) return undefined;
  const [start, end] = node.range ?? [0, 0];
  return end > start ? { start, end } : undefined;
}
