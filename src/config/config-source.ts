import type { SourceRange } from '../core/diagnostic.ts';

/** Where something stands in a config: `['gates', 'clippy', 'with', 'deny', 0]`. */
export type ConfigPath = readonly (string | number)[];

/** A config file as it was read, before anything is known about its shape. */
export interface ConfigSource {
  /** Absolute. */
  readonly file: string;
  /** The file as people are shown it. */
  readonly shown: string;
  readonly value: unknown;
  /**
   * The place of a key (the key itself) or of its value; undefined when the path does not exist in
   * this file or the format keeps no positions (JavaScript).
   */
  rangeOf(path: ConfigPath, of: 'key' | 'value'): SourceRange | undefined;
}

/** A path in words: `gates.clippy.with.deny[0]`. */
export function pathInWords(path: ConfigPath): string {
  return path.reduce<string>((words, step) => {
    if (typeof step === 'number') return `${words}[${step}]`;
    return words === '' ? step : `${words}.${step}`;
  }, '');
}

/** The value at a path; undefined when there is none. */
export function valueAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (parent, step) => (hasStep(parent, step) ? Reflect.get(parent, step) : undefined),
    value,
  );
}

/** The keys of the mapping at a path; none when it is something else. */
export function keysAt(value: unknown, path: ConfigPath): string[] {
  const mapping = valueAt(value, path);
  return typeof mapping === 'object' && mapping !== null ? Object.keys(mapping) : [];
}

/** Whether a value has this path, be it with an empty value. */
export function hasPath(value: unknown, path: ConfigPath): boolean {
  const last = path.at(-1);
  return last === undefined || hasStep(valueAt(value, path.slice(0, -1)), last);
}

function hasStep(parent: unknown, step: string | number): parent is object {
  return typeof parent === 'object' && parent !== null && Object.hasOwn(parent, step);
}

/** A copy of a value without what stands at a path; the same value when nothing does. */
export function withoutPath(value: unknown, path: ConfigPath): unknown {
  const [step, ...rest] = path;
  if (step === undefined || !hasStep(value, step)) return value;
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => index !== step)
      : value.map((item, index) => (index === step ? withoutPath(item, rest) : item));
  }
  const entries = Object.entries(value)
    .filter(([key]) => rest.length > 0 || key !== String(step))
    .map(([key, item]) => [key, key === String(step) ? withoutPath(item, rest) : item]);
  return Object.fromEntries(entries);
}
