import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChanges } from '../../../src/git/changes.ts';
import { unwrap } from '../../rig/hook-rig.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';
import { useEnvironment } from '../../rig/use-environment.ts';
import { open, reasonOf, snapshotOf } from './git-rig.ts';

let repository: TestRepository;
beforeEach(async () => {
  repository = await createRepository();
  useEnvironment(repository.env);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await repository.dispose();
});

async function changes(wanted?: string, directory = repository.directory) {
  const snapshot = await snapshotOf(directory, { source: 'worktree' });
  return findChanges(await open(directory), snapshot, wanted);
}

describe('findChanges', () => {
  it('lists what differs from the merge base, committed or not, by its whole name', async () => {
    await repository.write('old name', 'a long enough text to be seen as a rename\n');
    await repository.write('gone', 'x\n');
    const base = await repository.commit('base');
    await repository.git('switch', '--quiet', '--create', 'feature');
    await repository.git('mv', 'old name', 'new\nname');
    await repository.git('rm', '--quiet', 'gone');
    await repository.commit('feature');
    await repository.git('switch', '--quiet', 'main');
    await repository.write('on-main', 'x\n');
    await repository.commit('main goes on');
    await repository.git('switch', '--quiet', 'feature');
    await repository.write('deep/grüße', 'new\n');
    expect(unwrap(await changes())).toEqual({
      kind: 'known',
      base: 'main',
      commit: base,
      paths: ['deep/grüße', 'gone', 'new\nname', 'old name'],
    });
  });

  it('prefers what the remote calls its default branch', async () => {
    await repository.commit('first');
    await repository.git('update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    await repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    expect(unwrap(await changes())).toMatchObject({ base: 'origin/HEAD', paths: [] });
  });

  it('does not know before the first commit, and without any base', async () => {
    expect(unwrap(await changes())).toEqual({ kind: 'unknown', why: 'there is no commit yet' });
    await repository.commit('first');
    await repository.git('branch', '--move', 'trunk');
    expect(unwrap(await changes())).toEqual({
      kind: 'unknown',
      why: 'none of origin/HEAD, origin/main, origin/master, main, master exists',
    });
  });

  it('does not know without a merge base, and says when the clone is shallow', async () => {
    await repository.commit('first');
    await repository.git('switch', '--quiet', '--orphan', 'other');
    await repository.commit('unrelated');
    expect(unwrap(await changes('main'))).toEqual({
      kind: 'unknown',
      why: 'there is no merge base with main',
    });
    await repository.commit('and one more');
    const shallow = `${repository.parent}/shallow`;
    const url = `file://${repository.directory}`;
    await repository.git('clone', '--quiet', '--depth=1', '--no-single-branch', url, shallow);
    expect(unwrap(await changes('origin/main', shallow))).toEqual({
      kind: 'unknown',
      why: 'the clone is shallow and does not reach the merge base with origin/main',
    });
  });

  it('fails when the base that was named does not exist', async () => {
    await repository.commit('first');
    expect(reasonOf(await changes('nowhere'))).toBe('unknown-base');
  });
});
