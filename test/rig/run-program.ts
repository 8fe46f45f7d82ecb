import { spawn } from 'node:child_process';

export interface ProgramResult {
  /** The exit code; -1 when a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end with exactly the environment given.
 * @param request.input written to its stdin, which is empty otherwise
 * @throws when the program cannot be started
 */
export function runProgram(
  argv: readonly [string, ...string[]],
  request: { cwd: string; env: NodeJS.ProcessEnv; input?: string },
): Promise<ProgramResult> {
  const { cwd, env, input = '' } = request;
  const [file, ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    // A program may end without reading its input.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}
