import { expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import type { RawConfig } from '../../../src/config/raw-config.ts';
import { configSchema } from '../../../src/config/schema.ts';
import { defineConfig } from '../../../src/index.ts';

it('is what the schema takes', () => {
  expectTypeOf<RawConfig>().toEqualTypeOf<z.input<typeof configSchema>>();
});

it('is what defineConfig gives back, and the schema accepts', () => {
  const config = defineConfig({ gates: { fmt: { uses: 'cargo-fmt' } }, stages: { ci: ['fmt'] } });
  expect(configSchema.parse(config)).toEqual(config);
});
