import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeFlow } from '../../../src/init/write-flow.ts';

const texts = [
  ...['a b', 'yes', 'Null', '1.0', '-x', '', ' a', 'a ', 'a: b', 'a #b', '[a]', '*a', '"'],
  ...['clippy::all', '@scope/x', 'line\nbreak', 'true', '0x1f', '.', '..', 'C:\\x', 'a,b', 'ü'],
];

it.each(texts)('%j is read back as it was, alone and in a collection', (text) => {
  const value = { key: [text, { [text]: text }] };
  for (const version of ['1.1', '1.2'] as const) {
    expect(parse(writeFlow(text), { version })).toBe(text);
    expect(parse(writeFlow(value), { version })).toEqual(value);
  }
});

it('writes what a person would', () => {
  const gate = { uses: 'cargo-clippy', with: { deny: ['warnings', 'clippy::unwrap_used'] } };
  expect(writeFlow(gate)).toBe(
    '{ uses: cargo-clippy, with: { deny: [warnings, clippy::unwrap_used] } }',
  );
  expect(writeFlow({ run: 'npm run lint', retries: 2, env: {}, exclusive: true })).toBe(
    '{ run: npm run lint, retries: 2, env: {}, exclusive: true }',
  );
});
