/** What decides which versions of tools and plugins run; part of every Node gate's inputs. */
export const manifests = [
  '**/package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'yarn.lock',
  'bun.lock',
];

/** Everything that TypeScript can read, its configs among it. */
export const scripts = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', '**/*.json', '**/*.jsonc'];
