import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

const requireForBundledCommonJs =
  "import { createRequire as gateCreateRequire } from 'node:module';" +
  'const require = gateCreateRequire(import.meta.url);';

/**
 * Bundles the command and the public entry: one file for each, a chunk for each command,
 * dependencies included, so that starting gate reads few files.
 * @param {string} outdir absolute; what is in it and has another name stays
 */
export async function bundle(outdir) {
  await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', 'src/index.ts'],
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    // husky copies a file of its own package; cosmiconfig only loads typescript for .ts configs.
    external: ['husky', 'typescript'],
    banner: { js: requireForBundledCommonJs },
    logLevel: 'warning',
  });
}
