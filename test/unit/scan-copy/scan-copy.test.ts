import { symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanCopy } from '../../../src/programs/scan-copy/scan-copy.ts';
import type { ScanCopyReport } from '../../../src/programs/scan-copy/scan-copy-report.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';

let repository: TestRepository;
let into: string;

/** Prints what it is given: each file with its content. */
const listing = `find . -type f | LC_ALL=C sort | while read -r file
do printf '{ "file": "%s", "content": "%s" }\\n' "$file" "$(cat "$file")"; done`;

beforeEach(async () => {
  repository = await createRepository();
  into = join(repository.parent, 'copy');
  repository.env.PATH = [join(repository.parent, 'bin'), repository.env.PATH].join(delimiter);
  await useProgram('scanner', listing);
});
afterEach(() => repository.dispose());

async function useProgram(name: string, script: string): Promise<void> {
  const path = join(repository.parent, 'bin', name);
  await repository.write(path, `#!/bin/sh\n${script}\n`, { executable: true });
}

async function call(...argv: readonly string[]) {
  let stdout = '';
  let stderr = '';
  const code = await scanCopy(argv, {
    cwd: repository.directory,
    env: repository.env,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

async function scan(...argv: readonly string[]) {
  const result = await call(`--into=${into}`, ...argv, '--', 'scanner');
  const report: ScanCopyReport = JSON.parse(result.stdout || '{}');
  return { ...result, report };
}

function given(report: ScanCopyReport): Record<string, string> {
  const documents = report.documents as { file: string; content: string }[];
  return Object.fromEntries(documents.map(({ file, content }) => [file, content]));
}

describe('gate scan-copy', () => {
  it('gives the scanner what git would commit, and nothing beside it', async () => {
    await repository.write('.gitignore', '*.log\n');
    await repository.write('ignored.log', 'ignored');
    await repository.write('kept.log', 'tracked though it matches');
    await repository.git('add', '--force', 'kept.log');
    await repository.write('src/ö a.ts', 'tracked');
    await repository.write('gone.txt', 'gone');
    await repository.commit('one');
    await repository.run(['rm', 'gone.txt']);
    await repository.write('new.txt', 'not added yet');
    await symlink('/etc/passwd', join(repository.directory, 'link'));
    const { code, report } = await scan();
    expect(code).toBe(0);
    expect(given(report)).toEqual({
      './.gitignore': '*.log',
      './kept.log': 'tracked though it matches',
      './new.txt': 'not added yet',
      './src/ö a.ts': 'tracked',
    });
    expect(report).toMatchObject({ files: 4, versions: 0, skipped: [], exitCode: 0 });
    expect(Object.keys(report).at(-1)).toBe('complete');
  });

  it('gives it only the files that are named, and its settings', async () => {
    for (const path of ['a', 'b', 'scanner.toml']) await repository.write(path, path);
    const { report } = await scan('--path=b', '--path=none', '--settings=scanner.toml');
    expect(given(report)).toEqual({ './b': 'b', './scanner.toml': 'scanner.toml' });
  });

  it('names files that are left out of the work tree', async () => {
    for (const path of ['a', 'b']) await repository.write(path, path);
    await repository.commit('one');
    await repository.git('update-index', '--skip-worktree', 'b');
    await repository.run(['rm', 'b']);
    expect((await scan()).report.skipped).toEqual([{ path: 'b', reason: 'not-found' }]);
  });

  it('adds every version that commits bring, but not what the tree holds', async () => {
    await repository.write('a', 'before');
    const base = await repository.commit('one');
    await repository.write('a', 'first');
    await repository.write('removed/key', 'secret');
    await repository.commit('two');
    await repository.write('a', 'last');
    await repository.git('rm', '--quiet', 'removed/key');
    const tip = await repository.commit('three');
    const { report } = await scan(`--revision=${tip}`, `--revision=^${base}`);
    expect(report).toMatchObject({ files: 1, versions: 2, pushed: 'gate-pushed' });
    const { './a': own, ...versions } = given(report);
    expect(own).toBe('last');
    const named = Object.entries(versions).map(([file, text]) => [file.split('/').slice(3), text]);
    expect(named.sort()).toEqual([
      [['a'], 'first'],
      [['removed', 'key'], 'secret'],
    ]);
  });

  it('sees what a merge adds that neither side has', async () => {
    await repository.write('a', 'a');
    const base = await repository.commit('one');
    await repository.git('checkout', '--quiet', '-b', 'topic');
    await repository.write('b', 'b');
    await repository.commit('two');
    await repository.git('checkout', '--quiet', 'main');
    await repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'topic');
    await repository.write('added', 'secret');
    const merge = await repository.commit('merge');
    await repository.git('rm', '--quiet', 'added');
    const tip = await repository.commit('three');
    const { report } = await scan(`--revision=${tip}`, `--revision=^${base}`);
    expect(merge).not.toBe(tip);
    expect(Object.values(given(report))).toContain('secret');
  });

  it('plants a secret when it is told to, under names that are free', async () => {
    await repository.write('gate-canary.txt', 'mine');
    await repository.write('gate-pushed/a', 'mine');
    await useProgram('scanner', `grep -c '= "ghp_[[:alnum:]]\\{36\\}"$' gate-canary.txt-`);
    const { report } = await scan('--canary');
    expect(report).toMatchObject({ canary: 'gate-canary.txt-', pushed: 'gate-pushed-', files: 2 });
    expect(report.documents).toEqual([1]);
  });

  it('plants none otherwise', async () => {
    const { report } = await scan();
    expect(given(report)).toEqual({});
    expect(report).not.toHaveProperty('canary');
  });

  it('leaves out the values that hold secrets, and where the copy lay', async () => {
    const document = '{ "file": "%s/a", "Raw": "s3cret", "more": [{ "Raw": "s3cret" }] }';
    await useProgram('scanner', `printf '${document}\\n\\n{ "n": 2 }\\n' "$PWD"; pwd >&2; exit 9`);
    const { report, stdout } = await scan('--secret-key=Raw');
    expect(report.documents).toEqual([{ file: 'a', more: [{}] }, { n: 2 }]);
    expect(report.exitCode).toBe(9);
    expect(stdout).not.toContain('s3cret');
  });

  it('takes silence for no document', async () => {
    await useProgram('scanner', 'exit 0');
    expect((await scan()).report).toMatchObject({ documents: [], errors: '', exitCode: 0 });
  });
});

describe('gate scan-copy reports nothing', () => {
  it.each([
    ['prints what is not JSON', 'echo "token: s3cret"', 'printed something that is not JSON'],
    ['prints half a document', `printf '{ "Raw": "s3cret'`, 'printed something that is not JSON'],
    ['is killed', 'kill -KILL $$', 'killed by SIGKILL'],
  ])('when the scanner %s', async (_, script, why) => {
    await useProgram('scanner', script);
    const { code, stdout, stderr } = await scan();
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(why);
    expect(stderr).not.toContain('s3cret');
  });

  it('when there is no scanner', async () => {
    const { code, stdout, stderr } = await call(`--into=${into}`, '--', 'no-such-scanner');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('no-such-scanner is not installed');
  });

  it.each(['ls-files', 'rev-list', 'cat-file'])('when git %s is killed halfway', async (dies) => {
    await repository.write('a', 'before');
    await repository.commit('one');
    await repository.write('a', 'after');
    const tip = await repository.commit('two');
    const real = (await repository.run(['which', 'git'])).stdout.trim();
    const half = `"${real}" "$@" | head -c 20; kill -KILL $$`;
    await useProgram('git', `case "$*" in *${dies}*) ${half} ;; esac\nexec "${real}" "$@"`);
    const { code, stdout } = await scan(`--revision=${tip}`);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });

  it('when a revision does not exist', async () => {
    await repository.write('a', 'a');
    await repository.commit('one');
    const { code, stderr } = await scan(`--revision=${'0'.repeat(39)}1`);
    expect(code).toBe(3);
    expect(stderr).toContain('git rev-list failed');
  });

  it('when the copy cannot be made', async () => {
    await repository.write(into, 'a file');
    const { code, stderr } = await scan();
    expect(code).toBe(3);
    expect(stderr).toContain('the copy cannot be made');
  });

  it.each([
    [['--into=/tmp/x'], 'no scanner is named'],
    [['--', 'scanner'], '--into is missing'],
    [['--into=/tmp/x', '--nope', '--', 'scanner'], "Unknown option '--nope'"],
  ])('for %j', async (argv, why) => {
    const { code, stdout, stderr } = await call(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(why);
  });
});
