import { rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPatterns } from '../../../src/programs/forbid-pattern/find-patterns.ts';
import type { PatternReport } from '../../../src/programs/forbid-pattern/pattern-report.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';

let repository: TestRepository;

beforeEach(async () => {
  repository = await createRepository({ name: 'a repository' });
});
afterEach(() => repository.dispose());

const todo = { name: 'no-todo', pattern: 'todo', ignoreCase: true, message: 'm', paths: ['**'] };
const asArgument = (pattern: object) => `--pattern=${JSON.stringify(pattern)}`;

async function find(argv: readonly string[] = [asArgument(todo)]) {
  let stdout = '';
  let stderr = '';
  const code = await findPatterns(argv, {
    cwd: repository.directory,
    env: repository.env,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  const report: PatternReport = JSON.parse(stdout || '{}');
  return { code, stdout, stderr, report };
}
const filesOf = ({ findings }: PatternReport) => findings.map(({ file }) => file).sort();

describe('gate find-patterns', () => {
  it('searches what git would commit, of any name', async () => {
    await repository.write('.gitignore', 'ignored.ts\n');
    await repository.write('gone.ts', 'todo\n');
    await repository.write('sub/ünï "a".ts', 'x\n  TODO\n');
    await repository.commit('one');
    await rm(join(repository.directory, 'gone.ts'));
    await repository.write('ignored.ts', 'todo\n');
    await repository.write('new.ts', 'todo\n');
    await writeFile(join(repository.directory, 'program'), '\0todo');
    const { code, report } = await find();
    expect(code).toBe(1);
    expect(filesOf(report)).toEqual(['new.ts', 'sub/ünï "a".ts']);
    expect(report).toMatchObject({
      searched: 3,
      binary: 1,
      skipped: [],
      idle: [],
      canary: 'found',
    });
    expect(Object.keys(report).at(-1)).toBe('complete');
  });

  it('keeps to the paths, and out of those that may', async () => {
    for (const file of ['src/a.ts', 'src/a.test.ts', 'docs/a.md'])
      await repository.write(file, 'todo');
    const own = { ...todo, paths: ['src/**'], allow: ['**/*.test.ts'] };
    const idle = { ...todo, name: 'no-rust', paths: ['**/*.rs'] };
    const { report } = await find([asArgument(own), asArgument(idle)]);
    expect(filesOf(report)).toEqual(['src/a.ts']);
    expect(report).toMatchObject({ searched: 1, idle: ['no-rust'] });
  });

  it('searches only the files it is told, and counts those that no pattern concerns', async () => {
    for (const file of ['a.ts', 'b.ts', 'c.md']) await repository.write(file, 'todo');
    const own = asArgument({ ...todo, paths: ['*.ts'] });
    const { report } = await find([own, '--path=a.ts', '--path=c.md']);
    expect(filesOf(report)).toEqual(['a.ts']);
    expect(report).toMatchObject({ searched: 1, unconcerned: 1 });
  });

  it('names what it could not search', async () => {
    await repository.write('large.txt', '');
    await truncate(join(repository.directory, 'large.txt'), 3000);
    await repository.write('slow.txt', `${'a'.repeat(200)}!\n`);
    await repository.write('sparse.txt', 'todo\n');
    await repository.commit('one');
    await repository.git('update-index', '--skip-worktree', 'sparse.txt');
    await rename(join(repository.directory, 'sparse.txt'), join(repository.parent, 'sparse.txt'));
    const slow = { ...todo, pattern: '^(a+)+$' };
    const { code, report } = await find([asArgument(slow), '--max-file-size=2000', '--budget=50']);
    expect(code).toBe(0);
    expect(report.skipped).toEqual([
      { path: 'sparse.txt', reason: 'not-found' },
      { path: 'large.txt', reason: 'too-large' },
      { path: 'slow.txt', reason: 'too-slow' },
    ]);
    expect(report.searched).toBe(0);
  });

  it.each([
    [['--unknown']],
    [['--pattern={']],
    [['--pattern={"name":"a"}']],
    [[asArgument({ ...todo, pattern: '(' })]],
    [['--budget=0']],
  ])('refuses %j', async (argv) => {
    const { code, stdout, stderr } = await find(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^gate find-patterns: /);
  });

  it('reports nothing when git fails', async () => {
    await rm(join(repository.directory, '.git'), { recursive: true });
    const { code, stdout } = await find();
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });
});
