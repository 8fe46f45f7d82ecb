import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Hooks have names like `post-checkout`; `pre-push.sample` and `pre-push.old` are none. */
const hookName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The names of the hooks in a directory that git would run: those that are executable. */
export async function findExecutableHooks(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => []);
  const found: string[] = [];
  for (const name of names.filter((one) => hookName.test(one)).sort()) {
    const status = await stat(join(directory, name)).catch(() => undefined);
    if (status?.isFile() && (status.mode & 0o111) !== 0) found.push(name);
  }
  return found;
}
