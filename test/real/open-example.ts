import { createExampleRepository } from '../rig/example-history.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';
import { useMachineTools } from './use-machine-tools.ts';

/**
 * An example as a repository of its own, with gate and the tools of this machine on PATH.
 *
 * @param system name of a directory in `examples/`
 */
export async function openExample(system: string): Promise<TestRepository> {
  const repository = await createRepository({ name: system });
  await createExampleRepository(system, repository.directory);
  await useMachineTools(repository);
  return repository;
}

/** Takes back what a test did to the work tree; what is ignored stays, so that tools stay warm. */
export async function restore(repository: TestRepository): Promise<void> {
  await repository.git('reset', '--quiet', '--hard');
  await repository.git('clean', '--quiet', '--force', '-d');
}

/** Adds text at the end of a file. */
export async function append(repository: TestRepository, path: string, text: string) {
  await repository.write(path, `${await repository.read(path)}${text}`);
}
