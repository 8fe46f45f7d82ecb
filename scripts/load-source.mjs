import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Imports a TypeScript module of this repository into a script, on a Node that cannot.
 * @param {string} path relative to the repository: `src/gates/registry.ts`
 */
export async function loadSource(path) {
  const directory = await mkdtemp(join(root, 'node_modules', '.load-source-'));
  const outfile = join(directory, 'module.mjs');
  await build({
    entryPoints: [join(root, path)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
