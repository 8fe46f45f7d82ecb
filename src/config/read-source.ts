import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { failWith, type Result } from '../core/result.ts';
import type { ConfigSource } from './config-source.ts';
import { readModuleSource } from './module-source.ts';
import { readYamlSource, type TextFile } from './yaml-source.ts';

const moduleExtensions = new Set(['.js', '.mjs', '.cjs']);

/**
 * Reads a config file.
 * @param shown the file as people are shown it
 * @returns `unreadable-config` or `invalid-config`
 */
export async function readSource(file: string, shown: string): Promise<Result<ConfigSource>> {
  try {
    return await parseSource({ file, shown, text: await readFile(file, 'utf8') });
  } catch (error) {
    return failWith('unreadable-config', {
      message: `${shown} could not be read: ${explainReadError(error)}`,
    });
  }
}

/**
 * Takes a file for what its name says: JavaScript is run, `package.json` gives its `gate`, all else
 * is YAML or JSON.
 */
export async function parseSource(file: TextFile): Promise<Result<ConfigSource>> {
  if (moduleExtensions.has(extname(file.file))) return readModuleSource(file.file, file.shown);
  if (basename(file.file) !== 'package.json') return readYamlSource(file);
  if (holdsConfig(file.text)) return readYamlSource(file, ['gate']);
  return failWith('unreadable-config', { message: `${file.shown} has no “gate”` });
}

/** Whether the text of a `package.json` holds a config. One that is not JSON might. */
export function holdsConfig(packageJson: string): boolean {
  if (!packageJson.includes('"gate"')) return false;
  try {
    const value: unknown = JSON.parse(packageJson);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'gate');
  } catch {
    return true;
  }
}

function explainReadError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a directory';
    case 'EACCES':
    case 'EPERM':
      return 'its permissions forbid it';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
