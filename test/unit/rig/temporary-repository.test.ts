import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addBareRemote } from '../../rig/bare-remote.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';

let repository: TestRepository | undefined;

afterEach(async () => {
  await repository?.dispose();
  vi.unstubAllEnvs();
});

describe('createRepository', () => {
  it('makes a repository that does not know the user', async () => {
    vi.stubEnv('GIT_DIR', '/nowhere');
    vi.stubEnv('GIT_AUTHOR_NAME', 'Somebody');
    repository = await createRepository();
    await repository.write('deep/in/file.txt', 'text\n');
    const commit = await repository.commit('first');
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(await repository.git('log', '--format=%an <%ae> %D')).toBe(
      'Test <test@example.com> HEAD -> main',
    );
    expect(await repository.git('config', '--list', '--show-scope')).not.toContain('system');
    expect(await repository.git('show', 'HEAD:deep/in/file.txt')).toBe('text');
  });

  it('takes names with blanks, quotes and other scripts, and goes away', async () => {
    repository = await createRepository({ name: `it's a "größe" 鍵` });
    expect(await repository.git('rev-parse', '--show-toplevel')).toBe(repository.directory);
    const { parent } = repository;
    await repository.dispose();
    expect(existsSync(parent)).toBe(false);
  });

  it('makes SHA-256 repositories, and remotes like them', async () => {
    repository = await createRepository({ objectFormat: 'sha256' });
    const remote = await addBareRemote(repository);
    const commit = await repository.commit('first');
    expect(commit).toHaveLength(64);
    await repository.git('push', '--quiet', 'origin', 'main');
    expect(await remote.resolve('refs/heads/main')).toBe(commit);
    expect(await remote.resolve('refs/heads/other')).toBeUndefined();
  });

  it('throws with the words of git, and does not for tryGit', async () => {
    repository = await createRepository();
    await expect(repository.git('rev-parse', '--verify', 'absent')).rejects.toThrow('fatal');
    expect((await repository.tryGit('rev-parse', '--verify', 'absent')).code).not.toBe(0);
  });
});
