import { cp, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { bundle } from '../../scripts/bundle.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** A package of gate that was built from these sources for this run. */
    gatePackage: { readonly directory: string; readonly problem?: string };
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds gate once for each run of vitest, into a package of its own outside of the repository:
 * tests never see an old `dist/`, and several runs in one checkout do not disturb each other. Sources
 * that cannot be built fail the tests that need the command, not those of single modules.
 * @returns what removes it
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'gate-package-')));
  const [problem] = await Promise.all([
    bundle(join(directory, 'dist')).catch((error: unknown) => String(error)),
    ...['bin', 'config', 'hooks', 'package.json'].map((name) =>
      cp(join(root, name), join(directory, name), { recursive: true }),
    ),
    symlink(join(root, 'node_modules'), join(directory, 'node_modules')),
  ]);
  project.provide('gatePackage', {
    directory,
    ...(typeof problem === 'string' ? { problem } : {}),
  });
  return () => rm(directory, { recursive: true, force: true });
}
