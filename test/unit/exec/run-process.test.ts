import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ProcessRequest, runProcess } from '../../../src/exec/run-process.ts';

const cwd = tmpdir();

function shell(script: string, more: Partial<ProcessRequest> = {}) {
  return runProcess({ argv: ['sh', '-c', script], cwd, env: process.env, keep: 'all', ...more });
}

/** Whether a process runs; a zombie that nobody collects does not. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('runProcess', () => {
  it('returns the exit code and both streams', async () => {
    const outcome = await shell('echo out; echo err >&2; exit 3');
    expect(outcome).toMatchObject({
      end: { kind: 'exited', code: 3 },
      stdout: 'out\n',
      stderr: 'err\n',
      truncated: false,
    });
  });

  it('tells a program that is not there from a directory that is not there', async () => {
    const missing = await runProcess({
      argv: ['no-such-program'],
      cwd,
      env: process.env,
      keep: 'all',
    });
    expect(missing.end).toEqual({ kind: 'not-found', command: 'no-such-program' });
    const nowhere = await shell('true', { cwd: join(cwd, 'no such directory') });
    expect(nowhere.end).toMatchObject({ kind: 'not-started' });
  });

  it('tells a file that cannot be executed', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gate-test-')), 'file');
    writeFileSync(file, 'echo hello', { mode: 0o600 });
    const outcome = await runProcess({ argv: [file], cwd, env: process.env, keep: 'all' });
    expect(outcome.end).toEqual({ kind: 'not-started', message: `${file} is not executable` });
  });

  it('reports the signal that killed the program', async () => {
    expect((await shell('kill -KILL $$')).end).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
  });

  it('gives input and closes it; without any, stdin is empty', async () => {
    expect((await shell('cat', { input: 'hello' })).stdout).toBe('hello');
    expect((await shell('cat')).stdout).toBe('');
  });

  it('survives a program that ends without reading its input', async () => {
    const outcome = await shell('exit 0', { input: 'x'.repeat(1_000_000) });
    expect(outcome.end).toEqual({ kind: 'exited', code: 0 });
  });

  it('ends a program that takes too long, and a grandchild that ignores SIGTERM', async () => {
    const outcome = await shell(
      'sh -c \'trap "" TERM; echo $$; while :; do sleep 0.05; done\' & wait',
      {
        timeoutMs: 200,
      },
    );
    expect(outcome.end).toEqual({ kind: 'timed-out', afterMs: 200 });
    expect(isAlive(Number(outcome.stdout))).toBe(false);
  });

  it('ends what a program leaves running behind it', async () => {
    const outcome = await shell('sleep 600 & echo $!');
    expect(outcome.end).toEqual({ kind: 'exited', code: 0 });
    expect(isAlive(Number(outcome.stdout))).toBe(false);
  });

  it('does not wait for a pipe that a process outside of the group holds', async () => {
    const outcome = await shell("setsid sh -c 'echo $$ >&2; exec sleep 600' & sleep 0.2");
    expect(outcome.end).toEqual({ kind: 'exited', code: 0 });
    process.kill(Number(outcome.stderr), 'SIGKILL');
  });

  it('is cancelled while it runs, and before it starts', async () => {
    const controller = new AbortController();
    const running = shell('echo started; sleep 600', {
      cancel: controller.signal,
      onOutput: () => controller.abort(),
    });
    expect((await running).end).toEqual({ kind: 'cancelled' });
    expect((await shell('true', { cancel: controller.signal })).end).toEqual({ kind: 'cancelled' });
  });

  it('holds the tail of any amount of output and streams all of it to the log', async () => {
    const logFile = join(mkdtempSync(join(tmpdir(), 'gate-test-')), 'deep', 'tool.log');
    const outcome = await shell('seq 1 200000; echo the end', { keep: 'tail', logFile });
    expect(outcome.truncated).toBe(true);
    expect(outcome.stdout.length).toBe(64 * 1024);
    expect(outcome.stdout.endsWith('200000\nthe end\n')).toBe(true);
    expect(outcome.log).toBe(logFile);
    expect(statSync(logFile).size).toBeGreaterThan(1_000_000);
  });

  it('goes on without a log where none can be written', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gate-test-')), 'file');
    writeFileSync(file, '');
    const outcome = await shell('echo out', { logFile: join(file, 'below', 'tool.log') });
    expect(outcome.end).toEqual({ kind: 'exited', code: 0 });
    expect(outcome.log).toBeUndefined();
  });

  it('inherits nothing of the environment that it is not given', async () => {
    const env = { PATH: process.env.PATH, ONLY: 'this' };
    expect((await shell('env | cut -d= -f1 | sort', { env })).stdout).not.toContain('HOME');
  });
});
