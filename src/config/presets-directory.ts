import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of the presets in this package, from the bundle in `dist` as from the sources. */
export function findPresetsDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const presets = join(directory, 'config', 'presets');
    if (existsSync(presets)) return presets;
    if (dirname(directory) === directory) throw new Error('the presets are not in this package');
    directory = dirname(directory);
  }
}

/** The names that `extends` knows, sorted. */
export function presetNames(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}
