import { type Failure, type Result, success } from '../../core/result.ts';
import { gitOutput } from './git-output.ts';

/**
 * Lists what git would commit of a directory: tracked and untracked files, without ignored ones.
 * @returns names relative to `cwd`, each once, in the bytes that git gives, as latin1; deleted
 *   files and, with a trailing slash, repositories in the repository are among them
 */
export async function listFiles(
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Result<readonly string[], Failure>> {
  return listNames(['--cached', '--others', '--exclude-standard'], cwd, env);
}

/** Lists the tracked files that are gone from the work tree; not those left out of a sparse one. */
export async function listDeletedFiles(
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Result<readonly string[], Failure>> {
  return listNames(['--deleted'], cwd, env);
}

async function listNames(
  kinds: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Result<readonly string[], Failure>> {
  const chunks: Buffer[] = [];
  const listed = await gitOutput(['ls-files', '-z', ...kinds], {
    cwd,
    env,
    onBytes: (chunk) => chunks.push(chunk),
  });
  if (!listed.ok) return listed;
  const names = Buffer.concat(chunks).toString('latin1').split('\0');
  return success([...new Set(names.filter((name) => name !== ''))]);
}
