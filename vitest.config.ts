import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/gates/*/cases/**', 'examples/**', 'test/real/**'],
    // Scenarios run the command as it is shipped; see test/rig/build-once.ts.
    globalSetup: ['test/rig/build-once.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
