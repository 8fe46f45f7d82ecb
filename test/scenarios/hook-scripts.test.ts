import { chmod, cp, mkdir, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageDirectory } from '../rig/hook-rig.ts';
import { readRecords, recordScript } from '../rig/record-script.ts';
import type { ProgramResult } from '../rig/run-program.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

const hook = 'hooks/pre-push';
let repository: TestRepository;

beforeEach(async () => {
  repository = await createRepository({ name: 'a repository' });
  // Without what husky makes in it where the hooks of this checkout are in place.
  await cp(join(packageDirectory, 'hooks'), join(repository.directory, 'hooks'), {
    recursive: true,
    filter: (path) => basename(path) !== '_',
  });
  // The programs that hooks need, and neither gate nor node.
  const bin = join(repository.parent, 'bin');
  await mkdir(bin);
  for (const name of ['sh', 'cat', 'dirname', 'grep', 'sed']) {
    const found = await repository.run(['which', name]);
    await symlink(found.stdout.trim(), join(bin, name));
  }
  repository.env.PATH = bin;
});
afterEach(() => repository.dispose());

function push(input = 'refs\n'): Promise<ProgramResult> {
  return repository.run([join(repository.directory, hook), 'origin', 'url'], { input });
}

async function addGate(path: string, label: string): Promise<void> {
  await repository.write(path, recordScript(repository, label), { executable: true });
}

/** Tools that stand on PATH everywhere are not wanted on it, node is. */
async function addNode(): Promise<void> {
  await symlink(process.execPath, join(repository.parent, 'bin', 'node'));
}

describe('a hook finds gate', () => {
  it('by GATE_BIN, in node_modules of the work tree or above, then on PATH', async () => {
    await addNode();
    await addGate(join(repository.parent, 'bin/gate'), 'on PATH');
    await push();
    await addGate(join(repository.parent, 'node_modules/.bin/gate'), 'above');
    await push();
    await addGate('node_modules/.bin/gate', 'in the work tree');
    await push();
    await addGate('it is/mine', 'by GATE_BIN');
    repository.env.GATE_BIN = join(repository.directory, 'it is/mine');
    await push();
    const call = '<hook> <pre-push> <origin> <url>\n  refs\n';
    expect(await readRecords(repository)).toBe(
      ['on PATH', 'above', 'in the work tree', 'by GATE_BIN']
        .map((label) => `${label} ${call}`)
        .join(''),
    );
  });

  it('in its own package, and only there in bin/gate.js', async () => {
    await addGate('bin/gate.js', 'own');
    expect((await push()).code).toBe(1);
    await repository.write('package.json', '{\n  "name": "pushgate"\n}\n');
    expect((await push()).code).toBe(0);
    expect(await readRecords(repository)).toBe('own <hook> <pre-push> <origin> <url>\n  refs\n');
  });

  it('or refuses, with the command to install it and where it looked', async () => {
    const { code, stderr, stdout } = await push();
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.replaceAll(repository.parent, '<parent>')).toMatchInlineSnapshot(`
      "gate: the program gate was not found, so nothing can be judged (pre-push)
        install:   npm install --save-dev pushgate
        looked in: node_modules/.bin of <parent>/a repository and above, PATH
        PATH is <parent>/bin
        git was not started in a terminal: graphical clients hand on a PATH of their own,
        without what the profile of your shell adds (nvm, cargo, brew)
        once without gate: GATE=0 git …
      "
    `);
  });

  it('says where husky reads a PATH from, and whether it did', async () => {
    await mkdir(join(repository.directory, 'hooks/_'), { recursive: true });
    const init = join(repository.home, '.config/husky/init.sh');
    expect((await push()).stderr).toContain(`to add to it for hooks, write into ${init}`);
    await repository.write(init, '');
    expect((await push()).stderr).toContain(`${init} was read before the hook`);
  });

  it('and refuses when GATE_BIN is no program', async () => {
    await addGate('node_modules/.bin/gate', 'not meant');
    repository.env.GATE_BIN = '/absent/gate';
    const { code, stderr } = await push();
    expect(code).toBe(1);
    expect(stderr).toContain('GATE_BIN is /absent/gate, which is not a program');
    expect(await readRecords(repository)).toBe('');
  });

  it.each(['node_modules/.bin/gate', '../bin/gate'])(
    'and refuses without node: %s',
    async (path) => {
      const text = '#!/usr/bin/env node\nthrow new Error();\n';
      await repository.write(join(repository.directory, path), text, { executable: true });
      const { code, stderr } = await push();
      expect(code).toBe(1);
      expect(stderr).toContain('gate needs node, which was not found');
      expect(stderr).toContain(`PATH is ${repository.env.PATH}`);
    },
  );
});

describe('a hook', () => {
  it('lets gate out with GATE=0, and says so in one line', async () => {
    await addGate(join(repository.parent, 'bin/gate'), 'gate');
    repository.env.GATE = '0';
    expect(await push()).toEqual({
      code: 0,
      stdout: '',
      stderr: 'gate: GATE=0, so nothing was judged (pre-push)\n',
    });
    expect(await readRecords(repository)).toBe('');
  });

  it('ends as gate does', async () => {
    const path = join(repository.parent, 'bin/gate');
    await repository.write(path, '#!/bin/sh\nexit 3\n', { executable: true });
    expect((await push()).code).toBe(3);
    await chmod(path, 0o755);
    await repository.write(path, '#!/nowhere/interpreter\n');
    expect((await push()).code).toBeGreaterThan(0);
  });

  it('runs with a closed stdin', async () => {
    await addGate(join(repository.parent, 'bin/gate'), 'gate');
    const closed = await repository.run(['sh', '-c', `exec ./${hook} origin url <&-`]);
    expect(closed).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await readRecords(repository)).toBe('gate <hook> <pre-push> <origin> <url>\n');
  });

  it('hands stdin on when git gives no refs', async () => {
    await addGate(join(repository.parent, 'bin/gate'), 'gate');
    await repository.run([join(repository.directory, 'hooks/commit-msg'), 'file'], {
      input: 'typed\n',
    });
    expect(await readRecords(repository)).toBe('gate <hook> <commit-msg> <file>\n  typed\n');
  });

  it('is not silenced by a hook of the same name that it starts', async () => {
    await addGate(join(repository.parent, 'bin/gate'), 'gate');
    await repository.write(hook, `${await repository.read(hook)}hooks/nested inner url\n`);
    await cp(join(packageDirectory, hook), join(repository.directory, 'hooks/nested'));
    await push();
    expect(await readRecords(repository)).toBe(
      'gate <hook> <pre-push> <inner> <url>\n  refs\ngate <hook> <pre-push> <origin> <url>\n  refs\n',
    );
  });
});
