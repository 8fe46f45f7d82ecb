import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCargoOutdated } from '../../../src/programs/outdated/run-cargo-outdated.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gate-outdated-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** A program in the place of cargo-outdated that prints this. */
async function tool(stdout: string, exitCode = 0): Promise<string> {
  const path = join(directory, 'cargo-outdated');
  await writeFile(path, `#!/bin/sh\ncat <<'END'\n${stdout}\nEND\nexit ${exitCode}\n`);
  await chmod(path, 0o755);
  return path;
}

/** What cargo keeps of the index about a crate. */
async function index(path: string, versions: readonly object[]): Promise<void> {
  const file = join(directory, 'home/registry/index/index.crates.io-1/.cache', path);
  await mkdir(dirname(file), { recursive: true });
  const entries = versions.map((entry) => JSON.stringify(entry));
  await writeFile(
    file,
    ['\u0003\u0002', 'etag: x', ...entries.flatMap((text) => ['v', text])].join('\0'),
  );
}

async function run(argv: readonly string[]) {
  const printed = { stdout: '', stderr: '' };
  const collect = (stream: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      printed[stream] += text;
    },
  });
  const code = await runCargoOutdated(argv, {
    cwd: directory,
    env: { PATH: process.env.PATH, CARGO_HOME: join(directory, 'home') },
    stdout: collect('stdout'),
    stderr: collect('stderr'),
  });
  return { code, ...printed };
}

function statusOf(name: string, project: string, compat: string, latest: string) {
  return { name, project, compat, latest, kind: 'Normal', platform: null };
}

function lineOf(crate: string, ...dependencies: readonly object[]): string {
  return JSON.stringify({ crate_name: crate, dependencies });
}

describe('gate run-cargo-outdated', () => {
  it('dates what cargo-outdated names, from the index of crates with long and short names', async () => {
    await index('se/rd/serde', [
      { vers: '1.0.0', yanked: false, pubtime: '2024-01-01T00:00:00Z' },
      { vers: '1.0.1', yanked: false, pubtime: '2024-02-01T00:00:00Z' },
      { vers: '1.0.2', yanked: false, pubtime: '2024-03-01T00:00:00Z' },
    ]);
    await index('3/l/log', [
      { vers: '0.4.0', yanked: false, pubtime: '2024-01-01T00:00:00Z' },
      { vers: '0.5.0', yanked: false },
    ]);
    const path = await tool(
      [
        lineOf(
          'a',
          statusOf('serde', '1.0.0', '1.0.2', '1.0.2'),
          statusOf('log', '0.4.0', '---', '0.5.0'),
        ),
        lineOf(
          'b',
          statusOf('x->serde', '1.0.1', '1.0.2', 'Removed'),
          statusOf('old', '1.0.0', 'Removed', 'Removed'),
        ),
      ].join('\n'),
    );
    const { code, stdout } = await run([path]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      engine: 'gate-outdated',
      checkedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      crates: ['a', 'b'],
      dependencies: [
        {
          ...{ crate: 'a', name: 'serde', version: '1.0.0', newest: '1.0.2', kind: 'Normal' },
          since: '2024-02-01T00:00:00Z',
        },
        { crate: 'a', name: 'log', version: '0.4.0', newest: '0.5.0', kind: 'Normal' },
        {
          ...{ crate: 'b', name: 'serde', version: '1.0.1', newest: '1.0.2', kind: 'Normal' },
          since: '2024-03-01T00:00:00Z',
        },
      ],
      complete: true,
    });
  });

  it.each([
    ['fails', lineOf('a'), 1],
    ['prints nothing', '', 0],
    ['prints a line of anything else', `${lineOf('a')}\nAll dependencies are up to date, yay!`, 0],
    ['is cut off', lineOf('a', statusOf('serde', '1.0.0', '1.0.2', '1.0.2')).slice(0, 60), 0],
  ])('prints no report when cargo-outdated %s', async (_what, stdout, exitCode) => {
    const result = await run([await tool(stdout, exitCode)]);
    expect(result).toMatchObject({ code: 3, stdout: '' });
    expect(result.stderr).toContain('gate run-cargo-outdated: ');
  });

  it('prints no report when the program is not there', async () => {
    expect(await run([join(directory, 'nowhere')])).toMatchObject({ code: 3, stdout: '' });
  });
});
