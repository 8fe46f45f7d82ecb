import { realpath } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { importModule } from '../core/import-module.ts';
import { failWith, type Result, success } from '../core/result.ts';
import type { ConfigSource } from './config-source.ts';

/**
 * Runs a JavaScript config and takes its default export. It keeps no positions.
 * @returns `unreadable-config` when it throws or exports nothing
 */
export async function readModuleSource(file: string, shown: string): Promise<Result<ConfigSource>> {
  try {
    const module = await importModule(pathToFileURL(await realpath(file)).href);
    if (!('default' in module)) {
      return failWith('unreadable-config', {
        message: `${shown} has no default export`,
        next: ['export default { gates: { … } }'],
      });
    }
    return success({
      file,
      shown,
      value: withoutUndefined(module.default),
      rangeOf: () => undefined,
    });
  } catch (error) {
    return failWith('unreadable-config', {
      message: `${shown} could not be run`,
      why: [error instanceof Error ? error.message : String(error)],
    });
  }
}

/** `{ base: process.env.BASE }` says nothing when the variable is not set. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, withoutUndefined(item)]),
  );
}
