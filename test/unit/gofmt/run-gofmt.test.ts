import { rename } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GofmtReport } from '../../../src/programs/gofmt/gofmt-report.ts';
import { runGofmt } from '../../../src/programs/gofmt/run-gofmt.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';

let repository: TestRepository;

beforeEach(async () => {
  repository = await createRepository();
  const bin = join(repository.parent, 'bin');
  repository.env.PATH = [bin, repository.env.PATH].join(delimiter);
  await useGofmt('for file; do case $file in -*) ;; *) echo "$file" ;; esac; done');
});
afterEach(() => repository.dispose());

/** A gofmt that knows bad formatting on stdin, and otherwise does what the script says. */
async function useGofmt(script: string, onStdin = 'echo "+package canary"; exit 1'): Promise<void> {
  const text = `#!/bin/sh\ncase "$*" in *.go*) ;; *) ${onStdin} ;; esac\n${script}\n`;
  await repository.write(join(repository.parent, 'bin/gofmt'), text, { executable: true });
}

async function run(...argv: readonly string[]) {
  let stdout = '';
  let stderr = '';
  const code = await runGofmt(argv, {
    cwd: repository.directory,
    env: repository.env,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  const report: GofmtReport = JSON.parse(stdout || '{}');
  return { code, stdout, stderr, report };
}

describe('gate run-gofmt', () => {
  it('gives gofmt the Go files that git would commit, and counts them', async () => {
    for (const path of ['a.go', 'b/ö c.go', 'vendor/x.go', 'gone.go', 'a.txt']) {
      await repository.write(path, 'package x\n');
    }
    await repository.commit('one');
    await repository.run(['rm', 'gone.go']);
    await repository.write('-dash.go', 'package x\n');
    await repository.write('vendor/new.go', 'package x\n');
    const { code, report } = await run('--exclude=**/vendor/**', '--simplify');
    expect(code).toBe(0);
    expect(report).toEqual({
      engine: 'gate-gofmt',
      files: 3,
      excluded: 2,
      missing: [],
      canary: 'found',
      diff: './-dash.go\n./a.go\n./b/ö c.go\n',
      errors: '',
      complete: true,
    });
    expect(Object.keys(report).at(-1)).toBe('complete');
  });

  it('says whether gofmt knew a badly formatted text', async () => {
    await repository.write('a.go', 'package x\n');
    expect((await run()).report.canary).toBe('found');
    await useGofmt(':', 'exec cat');
    expect((await run()).report.canary).toBe('missed');
  });

  it('gives it only the files that it is told', async () => {
    for (const path of ['a.go', 'b.go']) await repository.write(path, 'package x\n');
    expect((await run('--path=b.go', '--path=c.go')).report).toMatchObject({
      files: 1,
      diff: './b.go\n',
    });
  });

  it('names files that are left out of the work tree', async () => {
    await repository.write('a.go', 'package x\n');
    await repository.commit('one');
    await repository.git('update-index', '--skip-worktree', 'a.go');
    await rename(join(repository.directory, 'a.go'), join(repository.parent, 'a.go'));
    expect((await run()).report).toMatchObject({ files: 0, missing: ['a.go'] });
  });

  it('calls it several times where there are many files', async () => {
    const names = Array.from({ length: 900 }, (_, index) => `${'n'.repeat(90)}${index}.go`);
    await Promise.all(names.map((name) => repository.write(name, '')));
    const { report } = await run();
    expect(report.files).toBe(900);
    expect(report.diff.trim().split('\n')).toHaveLength(900);
  });

  it.each([
    ['is killed', 'kill -KILL $$'],
    ['ends with an unknown code', 'exit 7'],
    ['fails without a word', 'exit 2'],
  ])('reports nothing when gofmt %s', async (_how, script) => {
    await repository.write('a.go', 'package x\n');
    await useGofmt(script);
    const { code, stdout, stderr } = await run();
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^gate run-gofmt: gofmt could not be run/);
  });

  it('refuses what it does not know', async () => {
    expect(await run('--unknown')).toMatchObject({ code: 2, stdout: '' });
  });
});
