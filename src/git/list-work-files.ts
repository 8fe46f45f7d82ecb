import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, type Result, success } from '../core/result.ts';
import { withoutRepositoryVariables } from './hook-env.ts';
import { runGit } from './run-git.ts';

export interface WorkFiles {
  /** Regular files that git would commit, relative to the directory, sorted. */
  readonly files: readonly string[];
  /** Would be committed too, and are not in the work tree: a sparse one, a name that is no UTF-8. */
  readonly missing: readonly string[];
}

/**
 * Lists what git would commit of a directory: tracked and untracked files, without ignored ones,
 * links, submodules and files that were deleted.
 *
 * @param wanted only names for which this holds are looked at
 */
export async function listWorkFiles(
  cwd: string,
  env: NodeJS.ProcessEnv,
  wanted: (name: string) => boolean,
): Promise<Result<WorkFiles, Failure>> {
  const listed = await namesOf(['--cached', '--others', '--exclude-standard'], cwd, env);
  if (!listed.ok) return listed;
  const files: string[] = [];
  const gone: string[] = [];
  for (const name of [...new Set(listed.value.filter(wanted))].sort()) {
    const kind = lstatSync(join(cwd, name), { throwIfNoEntry: false });
    if (kind === undefined) gone.push(name);
    else if (kind.isFile()) files.push(name);
  }
  if (gone.length === 0) return success({ files, missing: [] });
  const deleted = await namesOf(['--deleted'], cwd, env);
  if (!deleted.ok) return deleted;
  const known = new Set(deleted.value);
  return success({ files, missing: gone.filter((name) => !known.has(name)) });
}

async function namesOf(
  kinds: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Result<readonly string[], Failure>> {
  const listed = await runGit(['ls-files', '-z', ...kinds], { cwd, env: definedIn(env) });
  if (!listed.ok) return listed;
  return success(listed.value.split('\0').filter((name) => name !== ''));
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(withoutRepositoryVariables(env)).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
