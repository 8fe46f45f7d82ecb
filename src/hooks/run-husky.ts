import { importModule } from '../core/import-module.ts';
import { failWith, type Result, success } from '../core/result.ts';
import { withoutRepositoryVariables } from '../git/hook-env.ts';

/**
 * Lets husky make `<directory>/_` and set core.hooksPath. It works in the current directory and
 * environment of this process, and at once, so these are lent to it for the call.
 *
 * @param directory relative to `cwd`, or absolute; husky refuses one with `..` in it
 * Failure: `husky-failed`, with husky's words.
 */
export async function runHusky(cwd: string, directory: string): Promise<Result<void>> {
  const husky: { default?: unknown } = await importModule('husky');
  const setUp = husky.default;
  if (typeof setUp !== 'function') throw new Error('husky exports no function');
  const message = lendProcess(cwd, () => String(setUp(directory)));
  if (message === '') return success(undefined);
  return failWith('husky-failed', { message: `husky could not set up ${directory}: ${message}` });
}

function lendProcess(cwd: string, act: () => string): string {
  const formerDirectory = process.cwd();
  const formerEnv = process.env;
  try {
    process.chdir(cwd);
    process.env = withoutRepositoryVariables(formerEnv);
    return act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    process.env = formerEnv;
    process.chdir(formerDirectory);
  }
}
