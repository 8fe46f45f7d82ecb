import { type Failure, type Result, success } from '../../core/result.ts';
import { gitOutput } from './git-output.ts';

/**
 * The blobs that commits bring, as lines `<object id> <path>`, with paths relative to `cwd`. What
 * lies outside of `cwd` is left out.
 *
 * @param revisions for `git rev-list`
 */
export async function listNewBlobs(
  revisions: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Result<string, Failure>> {
  const prefix = await textOf(['rev-parse', '--show-prefix'], cwd, env);
  if (!prefix.ok) return prefix;
  const named = await textOf(
    ['rev-list', '--objects', '--end-of-options', ...revisions, '--'],
    cwd,
    env,
  );
  if (!named.ok) return named;
  const below = prefix.value.replace(/\n$/, '');
  const lines = named.value.split('\n').flatMap((line) => {
    const blank = line.indexOf(' ');
    const path = line.slice(blank + 1);
    if (blank === -1 || path === '' || !path.startsWith(below)) return [];
    return `${line.slice(0, blank)} ${path.slice(below.length)}`;
  });
  return success(lines.join('\n'));
}

async function textOf(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Result<string, Failure>> {
  const chunks: Buffer[] = [];
  const read = await gitOutput(args, { cwd, env, onBytes: (chunk) => chunks.push(chunk) });
  return read.ok ? success(Buffer.concat(chunks).toString('utf8')) : read;
}
