import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { ProgramResult } from './run-program.ts';
import type { TestRepository } from './temporary-repository.ts';

interface GateOptions {
  /** Default: the top of the work tree. */
  readonly cwd?: string;
  /** Written to its stdin, which is empty otherwise. */
  readonly input?: string;
  /** Added to the environment of the repository; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A `gate` that runs. */
export interface RunningGate {
  readonly child: ChildProcess;
  readonly pid: number;
  /** 128 + the signal's number when a signal ended it, as a shell says. */
  readonly result: Promise<ProgramResult>;
}

/** The command that starts gate as it is shipped, built from these sources. */
export function gateCommand(...args: readonly string[]): readonly [string, ...string[]] {
  const { directory, problem } = inject('gatePackage');
  if (problem !== undefined) throw new Error(`gate could not be built: ${problem}`);
  return [process.execPath, join(directory, 'bin', 'gate.js'), ...args];
}

/** Runs gate in a repository to its end. */
export function runGate(
  repository: TestRepository,
  args: readonly string[],
  options: GateOptions = {},
): Promise<ProgramResult> {
  return startGate(repository, args, options).result;
}

/** Starts gate, the leader of a process group of its own, as a shell would. */
export function startGate(
  repository: TestRepository,
  args: readonly string[],
  { cwd = repository.directory, input = '', env = {} }: GateOptions = {},
): RunningGate {
  const [file, ...words] = gateCommand(...args);
  const child = spawn(file, words, {
    cwd,
    env: { ...repository.env, ...env },
    stdio: 'pipe',
    detached: true,
  });
  if (child.pid === undefined) throw new Error(`${file} could not be started`);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const result = new Promise<ProgramResult>((resolve) => {
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], stdout, stderr }),
    );
  });
  return { child, pid: child.pid, result };
}
