import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of gate's own package: above `dist/` when bundled, above `src/` in tests. */
export const packageDirectory = findPackageDirectory(dirname(fileURLToPath(import.meta.url)));

function findPackageDirectory(from: string): string {
  for (let directory = from; ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'package.json'))) return directory;
    if (directory === dirname(directory)) throw new Error(`no package.json above ${from}`);
  }
}

/** gate's version, as in its package.json. */
export function gateVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(packageDirectory, 'package.json'), 'utf8'),
  );
  const isManifest = (value: unknown): value is { version: string } =>
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'string';
  if (!isManifest(manifest)) throw new Error('package.json of gate has no version');
  return manifest.version;
}

/** The command that starts this very gate: node, and the file that it was started with. */
export const selfCommand: readonly [string, ...string[]] = [
  process.execPath,
  join(packageDirectory, 'bin', 'gate.js'),
];
