import { expect, it } from 'vitest';
import { missingDependencies } from '../../../src/run/missing-dependencies.ts';
import { findGate } from '../../rig/gates.ts';

const why = 'web/node_modules is not linked into the room: the lockfile differs';
const context = {
  root: '/room',
  unlinked: [{ ecosystem: 'node' as const, directory: 'web', why }],
};

function problemOf(adapter: string, cwd: string): string | undefined {
  const bound = findGate(adapter)?.bind({});
  if (bound?.ok !== true) throw new Error(adapter);
  const cell = { matrix: {}, bound: bound.value, env: {}, allowFailure: false };
  return missingDependencies({ cell }, context, cwd)?.message;
}

it.each([
  ['eslint', '/room/web', why],
  ['vitest', '/room/web/packages/a', why],
  ['eslint', '/room', undefined],
  ['eslint', '/room/website', undefined],
  ['ruff', '/room/web', undefined],
  ['secrets', '/room/web', undefined],
])('%s in %s', (adapter, cwd, message) => {
  expect(problemOf(adapter, cwd)).toBe(message);
});
