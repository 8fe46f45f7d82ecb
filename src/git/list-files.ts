import { type Result, success } from '../core/result.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** What git tracks in the work tree and what it would track: relative to its top, forward slashes. */
export async function listFiles(repository: Repository): Promise<Result<readonly string[]>> {
  const listed = await runGit(
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    { cwd: repository.workTree, env: repository.env },
  );
  if (!listed.ok) return listed;
  return success(listed.value.split('\0').filter((path) => path !== ''));
}
