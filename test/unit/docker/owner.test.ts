import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { createOwner, isAbandoned } from '../../../src/programs/docker/owner.ts';

/** The owner's name, had another process made it. */
function ownedBy(pid: number | undefined): string {
  return createOwner().replace(/-\d+-/, `-${pid}-`);
}

it('belongs to this process, and to nobody else', () => {
  expect(createOwner()).not.toBe(createOwner());
  expect(isAbandoned(createOwner())).toBe(false);
});

it('is abandoned when its process is gone, on this machine alone', () => {
  const { pid } = spawnSync('true');
  expect(isAbandoned(ownedBy(pid))).toBe(true);
  expect(isAbandoned(`${'0'.repeat(12)}-${pid}-0123456789ab`)).toBe(false);
});

it.each(['', 'latest', 'my-app-1', `${ownedBy(1)}`])('does not take %j for its own', (name) => {
  expect(isAbandoned(name)).toBe(false);
});
