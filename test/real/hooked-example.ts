import { addBareRemote, type BareRemote } from '../rig/bare-remote.ts';
import type { ProgramResult } from '../rig/run-program.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';
import { openExample } from './open-example.ts';

/** An example with a remote and with the hooks that `gate install` put there. */
export interface HookedExample {
  readonly repository: TestRepository;
  readonly remote: BareRemote;
  /** `git add --all` and `git commit`, as a person does. */
  commit(message: string, ...options: string[]): Promise<ProgramResult>;
  /** `git push origin HEAD:main` */
  push(): Promise<ProgramResult>;
  /** What branch main of the remote names, and HEAD here. */
  heads(): Promise<{ remote: string | undefined; local: string }>;
}

/** Its history is on the remote already; the hooks are committed, and not pushed. */
export async function openHookedExample(system: string): Promise<HookedExample> {
  const repository = await openExample(system);
  const remote = await addBareRemote(repository);
  await repository.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  const installed = await repository.run(['gate', 'install']);
  if (installed.code !== 0 || installed.stderr.includes('Warning'))
    throw new Error(`gate install failed: ${installed.stderr}`);
  await repository.commit('chore: hooks of gate');
  return {
    repository,
    remote,
    async commit(message, ...options) {
      await repository.git('add', '--all');
      return repository.tryGit('commit', '--message', message, ...options);
    },
    push: () => repository.tryGit('push', 'origin', 'HEAD:main'),
    heads: async () => ({
      remote: await remote.resolve('main'),
      local: await repository.git('rev-parse', 'HEAD'),
    }),
  };
}
