import { defineConfig } from 'vitest/config';

/** The examples with the tools of this machine; `npm test` needs none of them. */
export default defineConfig({
  test: {
    include: ['test/real/**/*.test.ts'],
    globalSetup: ['test/rig/build-once.ts'],
    // Compilers use every processor by themselves.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 600_000,
    pool: 'forks',
  },
});
