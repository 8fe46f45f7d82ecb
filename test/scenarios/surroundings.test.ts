import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gateCommand, runGate } from '../rig/run-gate.ts';
import type { ProgramResult } from '../rig/run-program.ts';
import { steadyOutput } from '../rig/steady-output.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

let repository: TestRepository;
beforeEach(async () => {
  repository = await createRepository();
  await repository.write('gate.config.yaml', 'gates: { word: { run: "cat; grep good word" } }\n');
  await repository.write('word', 'good\n');
  await repository.commit('good');
});
afterEach(() => repository.dispose());

/** Runs a line of bash in which `gate` is gate; a pipe ends as its gate does. */
function bash(line: string): Promise<ProgramResult> {
  const words = gateCommand().map((word) => `'${word}'`);
  return repository.run([
    'bash',
    '-c',
    `set -o pipefail; gate() { ${words.join(' ')} "$@"; }; ${line}`,
  ]);
}

const told = (text: string) => steadyOutput(text, repository).replaceAll(/\s+/g, ' ').trim();

describe('streams', () => {
  it.each([
    ['stdin is closed', 'gate check 0<&-'],
    ['stdout is closed', 'gate check --json 1>&-'],
    ['stderr is closed', 'gate check 2>&-'],
    ['all are closed', 'gate check 0<&- 1>&- 2>&-'],
    ['stdin is a directory', 'gate check 0</'],
    ['the reader of the report goes away', 'gate check --json | true'],
    ['the reader of the talk goes away', 'gate check 2>&1 >/dev/null | true'],
    ['the reader wants one line', 'gate check 2>&1 | head -1'],
    ['nothing can be told', 'gate check 2>/dev/full'],
  ])('the verdict stands when %s', async (_what, line) => {
    expect((await bash(line)).code).toBe(0);
    await repository.write('word', 'bad\n');
    expect((await bash(line)).code).toBe(1);
  });

  it.each([['check --json'], ['plan'], ['schema']])(
    '%s does not succeed when what was asked for is lost',
    async (command) => {
      const { code, stderr } = await bash(`gate ${command} >/dev/full`);
      expect(code).toBe(2);
      expect(stderr).toContain('the output cannot be written: ENOSPC');
    },
  );
});

describe('places that cannot be written', () => {
  it('TMPDIR does not exist', async () => {
    const env = { TMPDIR: join(repository.parent, 'nowhere') };
    const clean = await runGate(repository, ['check'], { env });
    expect(clean.code).toBe(3);
    expect(told(clean.stderr)).toContain(
      'could not be judged: there is no place for the reports of tools',
    );
    await repository.write('word', 'good too\n');
    const { code, stderr } = await runGate(repository, ['check'], { env });
    expect(code).toBe(2);
    expect(told(stderr)).toMatch(/^✖ cannot write to the temporary directory …\/nowhere: ENOENT/);
  });

  it('the cache directory is a file, and HOME names none', async () => {
    await repository.commit('second');
    const commit = ['check', '--commit', 'HEAD~1'];
    await repository.write('word', 'changed\n');
    for (const env of [
      { XDG_CACHE_HOME: join(repository.directory, 'word') },
      { XDG_CACHE_HOME: undefined, HOME: '' },
    ]) {
      const { code, stderr } = await runGate(repository, commit, { env });
      expect(code).toBe(2);
      expect(told(stderr)).toMatch(/^✖ a room is needed.*no place for one: .*XDG_CACHE_HOME=/);
    }
    expect(await repository.git('status', '--porcelain')).toBe(' M word');
  });

  it('the report cannot be written', async () => {
    const { code, stderr } = await runGate(repository, ['check', '--report', 'json=word/x.json']);
    expect(code).toBe(2);
    expect(told(stderr)).toContain('✖ the report …/repository/word/x.json cannot be written: ');
  });
});

/** Mounts something over the repository, for gate and nobody else; needs root on Linux. */
const canMount =
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;
if (!canMount)
  process.stderr.write('skipped: read-only and full disks, since nothing can be mounted\n');

describe.skipIf(!canMount)('disks', () => {
  function mounted(mounts: string, ...args: readonly string[]): Promise<ProgramResult> {
    const script = `set -e; ${mounts}; cd "$1"; shift; exec "$@"`;
    const words = ['sh', '-c', script, 'sh', repository.directory, ...gateCommand(...args)];
    return repository.run(['unshare', '--mount', ...words], { cwd: repository.parent });
  }
  const readOnly = (path: string) =>
    `mount --bind ${path} ${path}; mount -o remount,ro,bind ${path}`;

  it('judges a work tree on a disk that is read-only', async () => {
    const { code, stderr } = await mounted(readOnly(repository.directory), 'check');
    expect(code).toBe(0);
    expect(told(stderr)).toContain('note: durations of this run were not kept');
    await repository.write('word', 'bad\n');
    expect((await mounted(readOnly(repository.directory), 'check')).code).toBe(1);
  });

  it('says why there is no room when the git directory is read-only', async () => {
    await repository.write('word', 'bad\n');
    const gitDir = join(repository.directory, '.git');
    expect((await mounted(readOnly(gitDir), 'check')).code).toBe(1);
    const { code, stderr } = await mounted(readOnly(gitDir), 'check', '--commit', 'HEAD');
    expect(code).toBe(2);
    expect(told(stderr)).toContain('git worktree failed');
    expect(told(stderr)).toContain('Read-only file system');
  });

  it.each([
    ['init', ['init', '--force', '--no-hooks'], 'gate.config.yaml could not be written'],
    ['install', ['install'], 'the hooks could not be written'],
  ])('%s says what it could not write', async (_what, args, message) => {
    const { code, stderr } = await mounted(readOnly(repository.directory), ...args);
    expect(code).toBe(2);
    expect(told(stderr)).toContain(message);
  });

  it('judges in a temporary directory that is full, or says that it cannot', async () => {
    const directory = join(repository.parent, 'full');
    await repository.write(`${directory}/file`, '');
    const fill = `mount -t tmpfs -o size=64k none ${directory}; dd if=/dev/zero of=${directory}/fill 2>/dev/null || true`;
    await repository.write('word', 'good, and changed\n');
    repository.env.TMPDIR = directory;
    const { code, stderr } = await mounted(fill, 'check');
    expect(code).toBe(2);
    expect(told(stderr)).toMatch(/No space left on device|ENOSPC/);
    expect(await repository.git('status', '--porcelain')).toBe(' M word');
  });
});
