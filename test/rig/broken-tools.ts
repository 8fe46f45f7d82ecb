import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-program.ts';

/** Programs that answer when they are asked for their version, and then all fail in one way. */
export interface BrokenTools {
  /** All that a tool may find: these programs, and what shell scripts need. */
  readonly path: string;
  /** A program that takes the place of gate itself. */
  readonly self: string;
  /** What every tool does from now on, as shell; `undefined`: there are no tools. */
  fail(how: string | undefined): Promise<void>;
  dispose(): Promise<void>;
}

export interface Tool {
  readonly command: string;
  /** How it is asked for its version, its arguments joined with blanks. */
  readonly probes: readonly string[];
}

/** Not `FakeTools`: hundreds of runs whose order is of no interest need no process of Node each. */
export async function createBrokenTools(tools: readonly Tool[]): Promise<BrokenTools> {
  const directory = await mkdtemp(join(tmpdir(), 'gate-broken-'));
  const needs = join(directory, 'needs');
  const self = join(directory, 'self');
  const noise = join(directory, 'noise');
  await mkdir(needs);
  await writeFile(noise, '\u0000\u001b[31m�garbage{]"\n'.repeat(50_000));
  for (const name of ['sh', 'cat', 'sleep', 'git']) {
    const found = await runProgram(['which', name], { cwd: directory, env: process.env });
    await symlink(found.stdout.trim(), join(needs, name));
  }
  const bins = join(directory, 'bin');
  let count = 0;
  let bin = '';
  return {
    get path() {
      return [bin, needs].join(delimiter);
    },
    self,
    async fail(how) {
      // A directory of its own each time: what is cached by path is not taken for what is new.
      count += 1;
      bin = `${bins}-${count}`;
      await mkdir(bin);
      await rm(self, { force: true });
      if (how === undefined) return;
      const body = `NOISE=${noise}\n${how}\n`;
      for (const { command, probes } of tools) await writeProgram(join(bin, command), probes, body);
      await writeProgram(self, [], body);
    },
    dispose: () => rm(directory, { recursive: true, force: true }),
  };
}

async function writeProgram(path: string, probes: readonly string[], body: string): Promise<void> {
  const answers = probes.map((probe) => `[ "$*" = '${probe}' ] && echo 'tool 99.0.0' && exit 0\n`);
  await writeFile(path, `#!/bin/sh\n${answers.join('')}${body}`);
  await chmod(path, 0o755);
}
