import { join } from 'node:path';
import type { TestRepository } from './temporary-repository.ts';

export interface BareRemote {
  readonly directory: string;
  /** The object that a ref of the remote names; nothing when there is no such ref. */
  resolve(ref: string): Promise<string | undefined>;
}

/**
 * Makes an empty bare repository beside the work tree and adds it as a remote. It has the object
 * format of the repository, and goes with it.
 */
export async function addBareRemote(
  repository: TestRepository,
  name = 'origin',
): Promise<BareRemote> {
  const directory = join(repository.parent, `${name}.git`);
  const format = await repository.git('rev-parse', '--show-object-format');
  await repository.git(
    'init',
    '--quiet',
    '--bare',
    '--initial-branch=main',
    `--object-format=${format}`,
    directory,
  );
  await repository.git('remote', 'add', name, directory);
  return {
    directory,
    async resolve(ref) {
      const found = await repository.run(['git', 'rev-parse', '--verify', '--quiet', ref], {
        cwd: directory,
      });
      return found.code === 0 ? found.stdout.trim() : undefined;
    },
  };
}
