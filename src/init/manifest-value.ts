import { isTable } from './repository-files.ts';

type Table = Record<string, unknown>;

/** The table at a path of keys of a manifest; an empty one where there is none. */
export function tableAt(manifest: unknown, ...keys: string[]): Table {
  const value = valueAt(manifest, ...keys);
  return isTable(value) ? value : {};
}

/** The strings of the list at a path of keys; those of another type are left out. */
export function stringsAt(manifest: unknown, ...keys: string[]): readonly string[] {
  const value = valueAt(manifest, ...keys);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

export function stringAt(manifest: unknown, ...keys: string[]): string | undefined {
  const value = valueAt(manifest, ...keys);
  return typeof value === 'string' ? value : undefined;
}

export function hasKey(manifest: unknown, ...keys: string[]): boolean {
  return valueAt(manifest, ...keys) !== undefined;
}

function valueAt(manifest: unknown, ...keys: string[]): unknown {
  let value: unknown = manifest;
  for (const key of keys)
    value = isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}
