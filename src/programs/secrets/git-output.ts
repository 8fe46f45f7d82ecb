import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import { runProcess } from '../../exec/run-process.ts';
import { withoutRepositoryVariables } from '../../git/hook-env.ts';

export interface GitOutputRequest {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly input?: string;
  /** Gets stdout as bytes, in order. */
  readonly onBytes: (chunk: Buffer) => void;
}

/**
 * Runs git for output that is no text: file names and contents of any bytes, of any length. The
 * bytes of both streams arrive in one, so anything on stderr spoils the run and is a failure.
 */
export async function gitOutput(
  args: readonly string[],
  { cwd, env, input, onBytes }: GitOutputRequest,
): Promise<Result<undefined, Failure>> {
  const { end, stderr } = await runProcess({
    argv: ['git', ...args],
    cwd,
    env: { ...withoutRepositoryVariables(env), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    keep: 'tail',
    onOutput: onBytes,
    ...(input === undefined ? {} : { input }),
  });
  if (end.kind === 'exited' && end.code === 0 && stderr === '') return success(undefined);
  const said = stderr.trim().split('\n').at(-1) || end.kind;
  return failWith('git-failed', { message: `git ${args[0] ?? ''} failed: ${said}` });
}
