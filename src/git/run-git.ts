import { type Failure, failure, type Result, success } from '../core/result.ts';
import type { ProcessEnd } from '../exec/process-outcome.ts';
import { runProcess } from '../exec/run-process.ts';
import { withoutRepositoryVariables } from './hook-env.ts';

export interface GitFailure extends Failure {
  readonly reason: 'git-missing' | 'git-failed';
  /** What git said, without the trailing newline. */
  readonly stderr: string;
}

export interface GitCall {
  readonly cwd: string;
  /** Added to a clean environment: `GIT_DIR`, `GIT_INDEX_FILE`, … */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/**
 * Runs git and returns its stdout, exactly. Whatever repository a surrounding hook points at, only
 * `cwd` and `env` say which one is meant here. Never takes optional locks, never asks a question.
 */
export async function runGit(
  args: readonly string[],
  { cwd, env, input }: GitCall,
): Promise<Result<string, GitFailure>> {
  const outcome = await runProcess({
    argv: ['git', ...args],
    cwd,
    env: {
      ...withoutRepositoryVariables(process.env),
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      ...env,
    },
    keep: 'all',
    brief: true,
    ...(input === undefined ? {} : { input }),
  });
  const { end } = outcome;
  if (end.kind === 'exited' && end.code === 0 && !outcome.truncated) return success(outcome.stdout);
  const stderr = outcome.stderr.trim();
  if (end.kind === 'not-found') {
    return failure({
      reason: 'git-missing',
      stderr,
      diagnostics: [
        {
          message: 'git is not installed, or not on PATH',
          why: [`PATH is ${process.env.PATH ?? 'empty'}`],
        },
      ],
    });
  }
  const said = stderr || inWords(end);
  return failure({
    reason: 'git-failed',
    stderr,
    diagnostics: [{ message: `git ${args[args[0] === '-c' ? 2 : 0] ?? ''} failed: ${said}` }],
  });
}

function inWords(end: ProcessEnd): string {
  if (end.kind === 'exited') return end.code === 0 ? 'it said too much' : `exit code ${end.code}`;
  if (end.kind === 'not-started') return end.message;
  return end.kind === 'signalled' ? `killed by ${end.signal}` : end.kind;
}
