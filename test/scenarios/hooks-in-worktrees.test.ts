import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectReversible } from '../rig/expect-reversible.ts';
import { createHookRig, type HookRig, unwrap } from '../rig/hook-rig.ts';
import { readRecords, recordScript } from '../rig/record-script.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';

let rig: HookRig;
let repository: TestRepository;

beforeEach(async () => {
  rig = await createHookRig();
  repository = rig.repository;
});
afterEach(() => rig.dispose());

describe('worktrees', () => {
  it('have the hooks, those made later too', async () => {
    await repository.commit('first');
    const linked = join(repository.parent, 'linked tree');
    await repository.git('worktree', 'add', '--quiet', '-b', 'linked', linked);
    unwrap(await rig.install({ cwd: linked }));
    const later = join(repository.parent, 'later');
    await repository.git('worktree', 'add', '--quiet', later);
    for (const directory of [linked, later, repository.directory]) {
      await repository.git('-C', directory, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    }
    const calls = (await readRecords(repository)).match(/gate <hook> <pre-commit>/g);
    expect(calls).toHaveLength(3);
    expect(existsSync(join(linked, '.husky'))).toBe(false);
    expect(await repository.git('config', 'core.hooksPath')).toBe('.husky/_');
  });

  it('that are main keep the hooks, hidden ones too, when the repository is moved', async () => {
    await repository.write('.git/hooks/pre-commit', recordScript(repository, 'mine'), {
      executable: true,
    });
    unwrap(await rig.install());
    const moved = join(repository.parent, 'moved');
    await rename(repository.directory, moved);
    const commit = ['git', 'commit', '--quiet', '--allow-empty', '-m', 'x'] as const;
    expect((await repository.run(commit, { cwd: moved })).code).toBe(0);
    expect(await readRecords(repository)).toMatch(/^mine\ngate <hook> <pre-commit>\n/);
  });

  it('are left as they were', async () => {
    await repository.commit('first');
    await repository.git('worktree', 'add', '--quiet', join(repository.parent, 'linked'));
    await expectReversible(rig);
  });

  it('of a bare repository get hooks in its directory', async () => {
    await repository.commit('first');
    const bare = join(repository.parent, 'bare.git');
    await repository.git('clone', '--quiet', '--bare', '.', bare);
    const linked = join(repository.parent, 'linked');
    await repository.git('-C', bare, 'worktree', 'add', '--quiet', linked, 'main');
    unwrap(await rig.install({ cwd: linked }));
    await repository.git('-C', linked, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    expect(await readRecords(repository)).toContain('gate <hook> <pre-commit>');
    expect(await repository.git('-C', linked, 'status', '--porcelain')).toBe('');
  });

  it('use gate of the main work tree when they have none', async () => {
    await repository.commit('first');
    const path = 'node_modules/.bin/gate';
    await repository.write(path, recordScript(repository, 'main'), { executable: true });
    const linked = join(repository.parent, 'linked');
    await repository.git('worktree', 'add', '--quiet', linked);
    unwrap(await rig.install());
    await repository.git('-C', linked, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    expect(await readRecords(repository)).toMatch(/^main <hook> <pre-commit>\n/);
  });
});

describe('a submodule', () => {
  it('gets hooks of its own', async () => {
    await repository.commit('first');
    const library = join(repository.parent, 'library');
    await repository.git('clone', '--quiet', '.', library);
    await repository.git('submodule', '--quiet', 'add', library, 'sub module');
    await repository.commit('second');
    const submodule = join(repository.directory, 'sub module');
    await repository.write(
      '.git/modules/sub module/hooks/pre-commit',
      recordScript(repository, 'own'),
      {
        executable: true,
      },
    );
    unwrap(await rig.install({ cwd: submodule }));
    await repository.git('-C', submodule, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    expect(await readRecords(repository)).toMatch(/^own\ngate <hook> <pre-commit>\n/);
    expect(existsSync(join(repository.directory, '.husky'))).toBe(false);
    expect((await repository.tryGit('config', 'core.hooksPath')).code).toBe(1);
  });
});
