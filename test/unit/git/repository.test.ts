import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openRepository, readCommit } from '../../../src/git/repository.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';
import { useEnvironment } from '../../rig/use-environment.ts';
import { open, reasonOf } from './git-rig.ts';

let repository: TestRepository;
const use = async (...options: Parameters<typeof createRepository>) => {
  repository = await createRepository(...options);
  useEnvironment(repository.env);
};
beforeEach(() => use());
afterEach(async () => {
  vi.unstubAllEnvs();
  await repository.dispose();
});

describe('openRepository', () => {
  it('finds the top from a directory below it, before the first commit', async () => {
    const below = join(repository.directory, 'a b', 'c');
    await mkdir(below, { recursive: true });
    const gitDir = join(repository.directory, '.git');
    expect(await open(below)).toEqual({
      workTree: repository.directory,
      gitDir,
      commonDir: gitDir,
      indexFile: join(gitDir, 'index'),
      env: { GIT_DIR: gitDir, GIT_WORK_TREE: repository.directory },
    });
  });

  it('reads the head', async () => {
    await repository.write('file', 'text\n');
    const commit = await repository.commit('a subject\n\nand a body');
    const tree = await repository.git('rev-parse', 'HEAD^{tree}');
    expect((await open(repository.directory)).head).toEqual({ commit, tree, subject: 'a subject' });
  });

  it('tells a linked worktree from what it shares with the others', async () => {
    const commit = await repository.commit('first');
    const linked = join(repository.parent, 'linked');
    await repository.git('worktree', 'add', '--quiet', '--detach', linked);
    expect(await open(linked)).toMatchObject({
      workTree: linked,
      gitDir: join(repository.directory, '.git', 'worktrees', 'linked'),
      commonDir: join(repository.directory, '.git'),
      head: { commit },
    });
  });

  it('finds a submodule, not what it is part of', async () => {
    await repository.commit('first');
    await repository.git('submodule', '--quiet', 'add', './', 'sub');
    expect(await open(join(repository.directory, 'sub'))).toMatchObject({
      workTree: join(repository.directory, 'sub'),
      commonDir: join(repository.directory, '.git', 'modules', 'sub'),
    });
  });

  it('believes a hook about the repository and the index that it means', async () => {
    const gitDir = join(repository.directory, '.git');
    const env = { GIT_DIR: gitDir, GIT_WORK_TREE: repository.directory };
    expect(
      await open(repository.parent, { ...env, GIT_INDEX_FILE: '.git/next.lock' }),
    ).toMatchObject({ workTree: repository.directory, indexFile: join(gitDir, 'next.lock') });
    const elsewhere = join(repository.parent, 'index');
    expect(await open(repository.parent, { ...env, GIT_INDEX_FILE: elsewhere })).toMatchObject({
      indexFile: elsewhere,
    });
  });

  it('reads a repository with SHA-256, and one with a line end in its path', async () => {
    await repository.dispose();
    await use({ objectFormat: 'sha256' });
    const commit = await repository.commit('first');
    expect(commit).toHaveLength(64);
    expect((await open(repository.directory)).head?.commit).toBe(commit);
    await repository.dispose();
    await use({ name: 'two\nlines' });
    expect((await open(repository.directory)).workTree).toBe(repository.directory);
  });

  it.each([
    ['no-directory', 'nowhere'],
    ['not-a-repository', '.'],
    ['no-work-tree', 'repository/.git'],
    ['no-work-tree', 'bare.git'],
  ])('fails with %s in %s', async (reason, name) => {
    await repository.git('init', '--quiet', '--bare', '../bare.git');
    expect(reasonOf(await openRepository(join(repository.parent, name), {}))).toBe(reason);
  });

  it('fails when there is no git', async () => {
    vi.stubEnv('PATH', '/nowhere');
    expect(reasonOf(await openRepository(repository.directory, {}))).toBe('git-missing');
  });
});

describe('readCommit', () => {
  it('reads a commit by whatever names it, and nothing else', async () => {
    await repository.write('file', 'text\n');
    const commit = await repository.commit('first');
    await repository.git('tag', '--annotate', '--message', 'a tag', 'v1');
    const opened = await open(repository.directory);
    const named = async (name: string) => (await readCommit(opened, name))?.commit;
    expect(await named('v1')).toBe(commit);
    expect(await named(commit.slice(0, 8))).toBe(commit);
    expect(await named('HEAD:file')).toBeUndefined();
    expect(await named('--all')).toBeUndefined();
    expect(await named('')).toBeUndefined();
  });
});
