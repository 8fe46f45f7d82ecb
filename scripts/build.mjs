// Makes dist/: the bundle, and the types of the public entry, which tsc writes.
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
await rm('dist', { recursive: true, force: true });

await bundle(join(root, 'dist'));

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
