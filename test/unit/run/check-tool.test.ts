import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ToolChecker } from '../../../src/run/check-tool.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gate-tools-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** Puts a program on PATH that does this, and counts its runs. */
async function add(name: string, script: string): Promise<void> {
  const file = join(directory, name);
  await writeFile(file, `#!/bin/sh\necho run >>"${directory}/runs"\n${script}\n`);
  await chmod(file, 0o755);
}

const tool = { command: 'ruff', args: ['--version'], install: 'pip install ruff' };

function check(pin?: string, ci = true) {
  const pins = new Map(pin === undefined ? [] : [['ruff', { version: pin }]]);
  const env = { PATH: `${directory}:/bin:/usr/bin` };
  return new ToolChecker(pins, ci).check(
    { ...tool, minimum: '1.0' },
    directory,
    env,
    new AbortController().signal,
  );
}

describe('a tool', () => {
  it('that is not there', async () => {
    expect(await check()).toMatchObject({
      level: 'error',
      message: 'ruff is not installed',
      next: ['install: pip install ruff', `looked in PATH: ${directory}:/bin:/usr/bin`],
    });
  });

  it.each<[string, string, string | undefined, RegExp | undefined]>([
    ['is new enough', 'echo ruff 1.2.3', undefined, undefined],
    ['is too old', 'echo ruff 0.9.9', undefined, /^ruff 0\.9\.9 is too old: 1\.0 or newer/],
    ['is within its range', 'echo ruff 1.2', '^1.1', undefined],
    ['is a later patch', 'echo ruff 1.22.7', '1.22', undefined],
    ['is outside of its range', 'echo ruff 2.0.0', '1.x', /^ruff is 2\.0\.0, .*asks for 1\.x/],
    ['is a nightly within its range', 'echo ruff 1.8.0-nightly', '>=1.7', undefined],
    ['does not say which one it is', 'echo ruff', '1.x', /does not say its version/],
    ['says it on stderr', 'echo ruff 1.5.0 >&2', '1.x', undefined],
    [
      'fails',
      'echo "no such module" >&2; exit 1',
      undefined,
      /^ruff does not work: no such module/,
    ],
    ['fails silently', 'exit 1', undefined, /“ruff --version” did not answer/],
    ['is killed', 'kill -9 $$', undefined, /“ruff --version” did not answer/],
  ])('that %s', async (_what, script, pin, message) => {
    await add('ruff', script);
    const problem = await check(pin);
    if (message === undefined) expect(problem).toBeUndefined();
    else expect(problem?.message).toMatch(message);
  });

  it('outside of its range is a warning where nobody but one person is judged', async () => {
    await add('ruff', 'echo ruff 2.0.0');
    expect((await check('1.x', false))?.level).toBe('warn');
    expect((await check('1.x', true))?.level).toBe('error');
  });

  it('is asked once, however many tasks use it', async () => {
    await add('ruff', 'echo ruff 1.2.3');
    const checker = new ToolChecker(new Map(), false);
    const { signal } = new AbortController();
    const env = { PATH: `${directory}:/bin:/usr/bin` };
    await Promise.all([1, 2, 3].map(() => checker.check(tool, directory, env, signal)));
    expect(await readFile(join(directory, 'runs'), 'utf8')).toBe('run\n');
  });
});

it.each([
  [['--version'], 'cargo'],
  [['clippy', '--version'], 'cargo-clippy'],
  [['clippy', '--version'], 'cargo'],
  [['version'], 'cargo'],
])('cargo %j can be pinned as %s', async (args, name) => {
  await add('cargo', 'echo cargo 2.0.0');
  const checker = new ToolChecker(new Map([[name, { version: '1.x' }]]), true);
  const cargo = { command: 'cargo', args, install: '' };
  const env = { PATH: `${directory}:/bin:/usr/bin` };
  const problem = await checker.check(cargo, directory, env, new AbortController().signal);
  expect(problem?.message).toMatch(/ is 2\.0\.0, and tools: asks for 1\.x$/);
});
