import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestRepository } from '../rig/temporary-repository.ts';

/** @returns a PATH with git, a shell and node, and nothing else */
export async function createBarePath(repository: TestRepository): Promise<string> {
  const directory = join(repository.parent, 'bare-bin');
  await mkdir(directory, { recursive: true });
  for (const name of ['git', 'sh']) {
    const found = await repository.run(['which', name]);
    await symlink(found.stdout.trim(), join(directory, name));
  }
  await symlink(process.execPath, join(directory, 'node'));
  return directory;
}
