import { expect } from 'vitest';
import { type HookRig, photograph, unwrap } from './hook-rig.ts';

/** Installing twice is installing once, and undoing it leaves every byte as it was. */
export async function expectReversible({ repository, install, uninstall }: HookRig): Promise<void> {
  const before = await photograph(repository.directory);
  unwrap(await install());
  const after = await photograph(repository.directory);
  expect(after).not.toEqual(before);
  expect(unwrap(await install()).changes).toEqual([]);
  expect(await photograph(repository.directory)).toEqual(after);
  unwrap(await uninstall());
  expect(await photograph(repository.directory)).toEqual(before);
}
