import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';

it('the bundle is ASCII, since the launcher reads it as single bytes', () => {
  const program = join(inject('gatePackage').directory, 'dist', 'gate.cjs');
  const text = readFileSync(program, 'utf8');
  expect(text).toContain('Unhandled Rejection');
  expect([...text.matchAll(/.{0,20}[^\0-\x7f].{0,20}/g)].map(([place]) => place)).toEqual([]);
});
