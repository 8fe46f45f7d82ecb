import { chmod, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeSnapshot } from '../../../src/git/snapshot.ts';
import { fingerprint } from '../../rig/run-untouched.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';
import { useEnvironment } from '../../rig/use-environment.ts';
import { open, reasonOf, snapshotOf } from './git-rig.ts';

let repository: TestRepository;
beforeEach(async () => {
  repository = await createRepository({ name: 'a: "b"' });
  useEnvironment(repository.env);
  await repository.write('.gitignore', 'ignored\n');
  await repository.write('a', '1\n');
  await repository.commit('first');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await repository.dispose();
});

const workTree = () => snapshotOf(repository.directory, { source: 'worktree' });
const index = () => snapshotOf(repository.directory, { source: 'index' });

/** The tree that git makes of the whole work tree, or of the index. */
async function treeBy(...commands: readonly (readonly string[])[]): Promise<string> {
  for (const command of commands) await repository.git(...command);
  return repository.git('write-tree');
}

describe('a snapshot of the work tree', () => {
  it('is the commit when nothing differs', async () => {
    const commit = await repository.git('rev-parse', 'HEAD');
    const tree = await repository.git('rev-parse', 'HEAD^{tree}');
    await repository.write('ignored', 'x');
    expect(await workTree()).toMatchObject({ commit, tree, subject: 'first', inWorkTree: true });
  });

  it('holds what is changed, new, deleted, executable and a link, and nothing ignored', async () => {
    await repository.write('a', '2\n');
    await repository.write('new file', 'n\n', { executable: true });
    await repository.write('deep/b', 'b\n');
    await symlink('a', join(repository.directory, 'link'));
    await repository.write('ignored', 'x');
    await rm(join(repository.directory, '.gitignore'));
    await repository.write('.gitignore', 'ignored\n\n');
    const before = await fingerprint(repository.directory);
    const snapshot = await workTree();
    expect(await fingerprint(repository.directory)).toEqual(before);
    expect(snapshot).toMatchObject({ source: 'worktree', inWorkTree: true });
    expect(snapshot.commit).toBeUndefined();
    await snapshot.dispose();
    expect(snapshot.tree).toBe(await treeBy(['add', '--all']));
  });

  it('sees a mode that changed', async () => {
    await chmod(join(repository.directory, 'a'), 0o755);
    const snapshot = await workTree();
    expect(snapshot.tree).toBe(await treeBy(['add', '--all']));
  });

  it('works without an index and before the first commit', async () => {
    await rm(join(repository.directory, '.git'), { recursive: true });
    await repository.git('init', '--quiet');
    const snapshot = await workTree();
    expect(snapshot.inWorkTree).toBe(true);
    expect(snapshot.tree).toBe(await treeBy(['add', '--all']));
  });

  it('holds the commit of a submodule', async () => {
    await repository.git('submodule', '--quiet', 'add', './', 'sub');
    const snapshot = await workTree();
    expect(snapshot.tree).toBe(await treeBy(['add', '--all']));
  });

  it('cannot be taken where no temporary file can be written', async () => {
    await repository.write('a', '2\n');
    vi.stubEnv('TMPDIR', join(repository.parent, 'nowhere'));
    const opened = await open(repository.directory);
    expect(reasonOf(await takeSnapshot(opened, { source: 'worktree' }))).toBe(
      'no-temporary-directory',
    );
  });
});

describe('a snapshot of the index', () => {
  it('is in the work tree when that has no more than what is staged', async () => {
    await repository.write('a', '2\n');
    await repository.write('b', 'b\n');
    await repository.git('add', '--all');
    const snapshot = await index();
    expect(snapshot).toMatchObject({ source: 'index', inWorkTree: true });
    expect(snapshot.tree).toBe(await treeBy());
  });

  it.each([
    ['a file has lines that are not staged', 'a', '3\n'],
    ['there is an untracked file', 'untracked', ''],
  ])('is not in the work tree when %s', async (_what, file, text) => {
    await repository.write('a', '2\n');
    await repository.git('add', '--all');
    await repository.write(file, text);
    const snapshot = await index();
    expect(snapshot.inWorkTree).toBe(false);
    expect(snapshot.tree).toBe(await treeBy());
    // A room will name it, so it must be there for `git gc`.
    expect(await repository.git('cat-file', '-t', snapshot.tree)).toBe('tree');
  });

  it('leaves out what is only intended to be added', async () => {
    await repository.write('later', '');
    await repository.git('add', '--intent-to-add', 'later');
    const snapshot = await index();
    expect(snapshot).toMatchObject({
      inWorkTree: false,
      tree: await repository.git('rev-parse', 'HEAD^{tree}'),
    });
  });

  it('is the one of a commit of some files only, which git keeps beside the other', async () => {
    await repository.write('a', '2\n');
    await repository.write('b', 'b\n');
    await repository.git('add', 'b');
    const next = join(repository.directory, '.git', 'next-index');
    await repository.run(['sh', '-c', 'cp .git/index .git/next-index']);
    repository.env.GIT_INDEX_FILE = next;
    await repository.git('reset', '--quiet', 'b');
    await repository.git('add', 'a');
    const tree = await repository.git('write-tree');
    delete repository.env.GIT_INDEX_FILE;
    const opened = await open(repository.directory, { GIT_INDEX_FILE: '.git/next-index' });
    const snapshot = await takeSnapshot(opened, { source: 'index' });
    expect(snapshot).toMatchObject({ ok: true, value: { tree, inWorkTree: false } });
  });
});

describe('a snapshot of a commit', () => {
  it('is in the work tree only when that is clean and holds the same', async () => {
    const first = await repository.git('rev-parse', 'HEAD');
    const ofCommit = (revision: string) =>
      snapshotOf(repository.directory, { source: 'commit', revision });
    expect(await ofCommit('HEAD')).toMatchObject({ commit: first, inWorkTree: true });
    await repository.write('a', '2\n');
    expect(await ofCommit('main')).toMatchObject({ commit: first, inWorkTree: false });
    await repository.commit('second');
    expect(await ofCommit(first)).toMatchObject({ subject: 'first', inWorkTree: false });
  });

  it('fails for a name that is none', async () => {
    const opened = await open(repository.directory);
    const request = { source: 'commit', revision: '--all' } as const;
    expect(reasonOf(await takeSnapshot(opened, request))).toBe('unknown-revision');
  });
});
