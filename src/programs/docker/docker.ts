import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import type { ProcessOutcome } from '../../exec/process-outcome.ts';
import { runProcess } from '../../exec/run-process.ts';
import type { DockerIo } from './docker-io.ts';

/** The command line of Docker. */
export class Docker {
  readonly #io: DockerIo;
  readonly #env: NodeJS.ProcessEnv;

  constructor(io: DockerIo) {
    this.#io = io;
    this.#env = { ...io.env, BUILDKIT_PROGRESS: 'plain', DOCKER_CLI_HINTS: 'false', NO_COLOR: '1' };
  }

  /** Builds; all that it prints goes to stderr as well. Only the end of it is kept. */
  build(args: readonly string[]): Promise<ProcessOutcome> {
    const { cwd, cancel, stderr } = this.#io;
    return runProcess({
      argv: ['docker', 'build', ...args],
      cwd,
      env: this.#env,
      keep: 'tail',
      cancel,
      onOutput: (chunk) => stderr.write(chunk.toString()),
    });
  }

  /** Runs a command that answers soon. */
  call(args: readonly string[]): Promise<ProcessOutcome> {
    const { cwd, cancel } = this.#io;
    return runProcess({ argv: ['docker', ...args], cwd, env: this.#env, keep: 'all', cancel });
  }

  /**
   * Runs a command to its end whatever happens to this process: one that makes something that has to
   * be taken away, or takes it away.
   */
  finish(args: readonly string[]): Promise<ProcessOutcome> {
    const { cwd } = this.#io;
    return runProcess({ argv: ['docker', ...args], cwd, env: this.#env, keep: 'all', brief: true });
  }

  /** What a command prints, which has to succeed. */
  async ask(args: readonly string[]): Promise<Result<string, Failure>> {
    return answerOf(await this.call(args), args);
  }
}

/** The output of a command that succeeded. */
export function answerOf(
  outcome: ProcessOutcome,
  args: readonly string[],
): Result<string, Failure> {
  const { end, stdout } = outcome;
  if (end.kind === 'exited' && end.code === 0) return success(stdout);
  return failWith('docker-failed', { message: `docker ${args[0] ?? ''}: ${complaintOf(outcome)}` });
}

/** Why a command did not succeed, in one line. */
export function complaintOf({ end, stderr, stdout }: ProcessOutcome): string {
  if (end.kind === 'not-found') return 'docker is not installed';
  if (end.kind === 'not-started') return end.message;
  if (end.kind !== 'exited')
    return end.kind === 'cancelled' ? 'cancelled' : 'did not end by itself';
  // `time="…" level=error …`: what its libraries log beside the reason.
  const lines = (stderr.trim() || stdout.trim())
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('time="'));
  const said = lines.findLast((line) => /error|cannot|denied|failed/i.test(line)) ?? lines.at(-1);
  return said?.trim().slice(0, 300) || `exit code ${end.code}`;
}
