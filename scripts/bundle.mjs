import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minifyWhitespace: true,
  minifySyntax: true,
  platform: 'node',
  target: 'node20.19',
  // husky copies a file of its own package; cosmiconfig only loads typescript for .ts configs.
  external: ['husky', 'typescript'],
  logLevel: 'warning',
};

/**
 * Bundles the command, dependencies included, into one file, of which V8 keeps a code cache
 * (src/launch.ts), and the public entry.
 * @param {string} outdir absolute; what is in it and has another name stays
 */
export async function bundle(outdir) {
  await mkdir(outdir, { recursive: true });
  const program = join(outdir, 'gate.cjs');
  // Removed first, so that a launcher never meets a program that it was not built for.
  await rm(join(outdir, 'main.js'), { force: true });
  await build({
    ...common,
    entryPoints: ['src/main.ts'],
    outfile: program,
    format: 'cjs',
    charset: 'ascii',
    define: { 'import.meta.url': 'gateFileUrl' },
    banner: { js: "const gateFileUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  await escapeRest(program);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const id = createHash('sha256')
    .update(await readFile(program))
    .digest('hex')
    .slice(0, 16);
  await build({
    ...common,
    entryPoints: { main: 'src/launch.ts', index: 'src/index.ts' },
    outdir,
    format: 'esm',
    define: { gateBuildId: JSON.stringify(id), gateVersion: JSON.stringify(version) },
  });
}

/**
 * The launcher reads the program as single bytes, and esbuild's `ascii` leaves regular expressions
 * as they are: in there an escape means the same.
 * @param {string} file
 */
async function escapeRest(file) {
  const text = await readFile(file, 'utf8');
  const escaped = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  await writeFile(file, escaped);
}
