import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeTools, type FakeTools } from '../../rig/fake-tool.ts';
import { runProgram } from '../../rig/run-program.ts';

let tools: FakeTools;

beforeEach(async () => {
  tools = await createFakeTools();
});
afterEach(() => tools.dispose());

function environment(): NodeJS.ProcessEnv {
  return { PATH: `${tools.directory}:${process.env.PATH}`, WORD: 'a b' };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a fake tool', () => {
  it('says how it was called and does what it is told', async () => {
    const cargo = await tools.add('cargo');
    const ended = runProgram(['cargo', 'test', "it's", ''], {
      cwd: tools.directory,
      env: environment(),
      input: 'from stdin\n',
    });
    const call = await cargo.nextInvocation();
    expect(call.argv).toEqual(['test', "it's", '']);
    expect(call.cwd).toBe(tools.directory);
    expect(call.env.WORD).toBe('a b');
    expect(await call.stdin()).toBe('from stdin\n');
    await call.stdout('out\n');
    await call.stderr('err\n');
    await call.exit(3);
    expect(await ended).toEqual({ code: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  it('keeps two tools and two calls of one apart', async () => {
    const [first, second] = [await tools.add('first'), await tools.add('second')];
    const request = { cwd: tools.directory, env: environment() };
    const runs = [
      runProgram(['second'], request),
      runProgram(['first', '1'], request),
      runProgram(['first', '2'], request),
    ];
    const calls = [await first.nextInvocation(), await first.nextInvocation()];
    expect(calls.map(({ argv }) => argv[0]).sort()).toEqual(['1', '2']);
    await (await second.nextInvocation()).exit(5);
    for (const call of calls) await call.exit(Number(call.argv[0]));
    expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([5, 1, 2]);
  });

  it('can ignore signals and tell of them', async () => {
    const tool = await tools.add('stubborn');
    const child = spawn('stubborn', { env: environment(), stdio: 'ignore' });
    const call = await tool.nextInvocation();
    await call.ignoreSignals();
    child.kill('SIGTERM');
    expect(await call.nextSignal()).toBe('SIGTERM');
    child.kill('SIGKILL');
    await call.gone;
    expect(child.exitCode).toBeNull();
  });

  it('can have a grandchild that outlives it and holds its pipes', async () => {
    const tool = await tools.add('parent');
    const ended = runProgram(['parent'], { cwd: tools.directory, env: environment() });
    const call = await tool.nextInvocation();
    const grandchild = await call.spawnGrandchild({ ownGroup: true });
    await call.exit(0);
    await grandchild.stdout('still here\n');
    await grandchild.exit(0);
    expect(await ended).toMatchObject({ code: 0, stdout: 'still here\n' });
  });

  it('leaves nothing behind, whatever ignores signals', async () => {
    const others = await createFakeTools();
    const tool = await others.add('stubborn');
    const child = spawn(tool.path, { env: environment(), stdio: 'ignore' });
    const closed = once(child, 'close');
    const call = await tool.nextInvocation();
    await call.ignoreSignals();
    const grandchild = await call.spawnGrandchild({ ownGroup: true });
    await others.dispose();
    await Promise.all([closed, call.gone, grandchild.gone]);
    expect(isAlive(call.pid)).toBe(false);
  });

  it('fails an order to a tool that is gone', async () => {
    const tool = await tools.add('short');
    const child = spawn(tool.path, { env: environment(), stdio: 'ignore' });
    const call = await tool.nextInvocation();
    child.kill('SIGKILL');
    await call.gone;
    await expect(call.stdout('late')).rejects.toThrow('gone before: stdout');
  });
});
