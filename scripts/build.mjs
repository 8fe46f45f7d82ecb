// Bundles the command into dist/: one entry, a chunk for each command, dependencies included, so
// that starting gate reads few files. tsc only checks, and writes the types of the public entry.
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
await rm('dist', { recursive: true, force: true });

const requireForBundledCommonJs =
  "import { createRequire as gateCreateRequire } from 'node:module';" +
  'const require = gateCreateRequire(import.meta.url);';

await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts', 'src/index.ts'],
  outdir: 'dist',
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

const types = spawnSync(
  process.execPath,
  [
    'node_modules/typescript/bin/tsc',
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--rewriteRelativeImportExtensions',
    '--outDir',
    'dist/types',
    '--rootDir',
    'src',
    '--target',
    'ES2023',
    '--module',
    'NodeNext',
    '--strict',
    '--skipLibCheck',
    '--types',
    'node',
    'src/index.ts',
  ],
  { stdio: 'inherit' },
);
process.exitCode = types.status ?? 1;
