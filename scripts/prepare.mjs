// Runs after `npm ci` here and before packing: builds, and puts gate's own hooks in place. In CI
// and from a tarball there is nothing to hook into.
import { existsSync } from 'node:fs';
import './build.mjs';

if (!process.env.CI && existsSync('.git')) {
  const { default: husky } = await import('husky');
  const problem = husky('hooks');
  if (problem) process.stderr.write(`hooks: ${problem}\n`);
}
