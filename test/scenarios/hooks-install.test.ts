import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../src/core/result.ts';
import { addBareRemote } from '../rig/bare-remote.ts';
import { expectReversible } from '../rig/expect-reversible.ts';
import { createHookRig, type HookRig, photograph, unwrap } from '../rig/hook-rig.ts';
import { readRecords, recordScript } from '../rig/record-script.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';

let rig: HookRig;
let repository: TestRepository;

beforeEach(async () => {
  rig = await createHookRig();
  repository = rig.repository;
});
afterEach(() => rig.dispose());

function reasonOf(result: Result<unknown>): string {
  return result.ok ? 'none' : result.failure.reason;
}

describe('a repository without hooks', () => {
  it('gets husky, and every hook calls gate with the arguments of git', async () => {
    const report = unwrap(await rig.install());
    expect(report).toMatchInlineSnapshot(`
      {
        "changes": [
          {
            "path": ".husky/gate.sh",
            "what": "new",
          },
          {
            "path": ".husky/pre-commit",
            "what": "new",
          },
          {
            "path": ".husky/pre-push",
            "what": "new",
          },
          {
            "path": ".husky/commit-msg",
            "what": "new",
          },
          {
            "path": ".git/gate/linked-worktrees.config",
            "what": "new",
          },
          {
            "path": "git config",
            "what": "includeIf.gitdir:./worktrees/.path = gate/linked-worktrees.config",
          },
          {
            "path": "git config",
            "what": "core.hooksPath = .husky/_, by husky",
          },
        ],
        "directory": ".husky",
        "kept": [],
        "next": [
          "git add .husky    so that others get the same hooks, by gate install",
        ],
        "warnings": [],
      }
    `);
    expect(await repository.git('config', 'core.hooksPath')).toBe('.husky/_');
    await repository.git('commit', '--allow-empty', '-m', 'first');
    expect(await readRecords(repository)).toBe(
      'gate <hook> <pre-commit>\ngate <hook> <commit-msg> <.git/COMMIT_EDITMSG>\n',
    );
  });

  it('shows gate the pushed refs, and refuses or lets pass as gate says', async () => {
    unwrap(await rig.install());
    const remote = await addBareRemote(repository);
    const commit = await repository.commit('first');
    await rig.gateExits(1);
    const refused = await repository.tryGit('push', 'origin', 'main');
    expect(refused.code).toBe(1);
    expect(await remote.resolve('refs/heads/main')).toBeUndefined();
    await rig.gateExits(0);
    await repository.git('push', '--quiet', 'origin', 'main', 'HEAD:refs/heads/größe');
    expect(await remote.resolve('refs/heads/größe')).toBe(commit);
    const none = '0'.repeat(40);
    const call = `gate <hook> <pre-push> <origin> <${remote.directory}>\n`;
    const line = `  refs/heads/main ${commit} refs/heads/main ${none}\n`;
    expect(await readRecords(repository)).toBe(
      `${call}${line}${call}${line}  HEAD ${commit} refs/heads/größe ${none}\n`,
    );
  });

  it('gives gate an empty input when there is nothing to push', async () => {
    const remote = await addBareRemote(repository);
    await repository.commit('first');
    await repository.git('push', '--quiet', 'origin', 'main');
    unwrap(await rig.install());
    await repository.git('push', '--quiet', 'origin', 'main');
    expect(await readRecords(repository)).toBe(
      `gate <hook> <pre-push> <origin> <${remote.directory}>\n`,
    );
  });

  it('hands a push of very many refs on', async () => {
    await addBareRemote(repository);
    const commit = await repository.commit('first');
    const names = Array.from({ length: 1500 }, (_, index) => `refs/tags/with-a-long-name-${index}`);
    const created = await repository.run(['git', 'update-ref', '--stdin'], {
      input: names.map((name) => `create ${name} ${commit}\n`).join(''),
    });
    expect(created.code).toBe(0);
    unwrap(await rig.install());
    await repository.git('push', '--quiet', '--tags', 'origin');
    const lines = (await readRecords(repository)).trimEnd().split('\n').slice(1);
    expect(new Set(lines).size).toBe(1500);
  });

  it('is called for a commit of some paths', async () => {
    await repository.write('a.txt', 'a\n');
    await repository.write('b.txt', 'b\n');
    await repository.commit('first');
    unwrap(await rig.install());
    await repository.write('a.txt', 'a2\n');
    await repository.write('b.txt', 'b2\n');
    await repository.git('commit', '--quiet', '-m', 'second', '--', 'a.txt');
    expect(await readRecords(repository)).toContain('gate <hook> <pre-commit>');
    expect(await repository.git('diff', '--name-only')).toBe('b.txt');
  });

  it('runs lines that a user added to a hook, first, and stops when they fail', async () => {
    unwrap(await rig.install());
    const hook = await repository.read('.husky/pre-commit');
    await repository.write('.husky/pre-commit', `${hook}echo mine >>../records\nfalse\nexit 0\n`);
    expect((await repository.tryGit('commit', '--allow-empty', '-m', 'x')).code).toBe(1);
    expect(await readRecords(repository)).toBe('mine\n');
  });

  it('is left as it was', () => expectReversible(rig));

  it('is not touched by a dry run, which tells the same', async () => {
    const before = await photograph(repository.directory);
    const planned = unwrap(await rig.install({ dryRun: true }));
    expect(await photograph(repository.directory)).toEqual(before);
    expect(planned).toEqual(unwrap(await rig.install()));
  });

  it('gets nothing with HUSKY=0, and is told so', async () => {
    const before = await photograph(repository.directory);
    const report = unwrap(await rig.install({ env: { HUSKY: '0' } }));
    expect(report.warnings.join()).toContain('HUSKY=0');
    expect(await photograph(repository.directory)).toEqual(before);
  });

  it('may lie in a directory with blanks, quotes and other scripts', async () => {
    await rig.dispose();
    rig = await createHookRig(`it's a "größe" $HOME 鍵`);
    repository = rig.repository;
    await repository.write('.git/hooks/pre-commit', recordScript(repository, 'mine'), {
      executable: true,
    });
    unwrap(await rig.install());
    await repository.git('commit', '--allow-empty', '-m', 'first');
    expect(await readRecords(repository)).toMatch(/^mine\ngate <hook> <pre-commit>\n/);
  });
});

describe('hooks in .git/hooks', () => {
  beforeEach(async () => {
    for (const name of ['pre-push', 'post-commit']) {
      await repository.write(`.git/hooks/${name}`, recordScript(repository, name), {
        executable: true,
      });
    }
    await repository.write('.git/hooks/pre-commit', recordScript(repository, 'switched off'));
  });

  it('go on running, first, with the same arguments and input', async () => {
    const report = unwrap(await rig.install());
    expect(report.kept).toEqual([
      '.git/hooks/post-commit goes on running, first',
      '.git/hooks/pre-push goes on running, first',
    ]);
    const remote = await addBareRemote(repository);
    await repository.git('commit', '--quiet', '--allow-empty', '-m', 'first');
    await repository.git('push', '--quiet', 'origin', 'main');
    const commit = await repository.git('rev-parse', 'HEAD');
    const line = `  refs/heads/main ${commit} refs/heads/main ${'0'.repeat(40)}\n`;
    expect(await readRecords(repository)).toBe(
      [
        'gate <hook> <pre-commit>\ngate <hook> <commit-msg> <.git/COMMIT_EDITMSG>\n',
        'post-commit\n',
        `pre-push <origin> <${remote.directory}>\n${line}`,
        `gate <hook> <pre-push> <origin> <${remote.directory}>\n${line}`,
      ].join(''),
    );
  });

  it('refuse a push by themselves, with GATE=0 too', async () => {
    await repository.write('.git/hooks/pre-push', recordScript(repository, 'mine', 9));
    unwrap(await rig.install());
    const remote = await addBareRemote(repository);
    await repository.commit('first');
    repository.env.GATE = '0';
    expect((await repository.tryGit('push', 'origin', 'main')).code).toBe(1);
    expect(await remote.resolve('refs/heads/main')).toBeUndefined();
  });

  it('are left as they were', () => expectReversible(rig));
});

describe('an install that cannot be finished', () => {
  it('leaves things as they were', async () => {
    await repository.write('.husky', 'a file, where a directory should be\n');
    const before = await photograph(repository.directory);
    expect(reasonOf(await rig.install())).toBe('hooks-not-written');
    expect(await photograph(repository.directory)).toEqual({ ...before, '.git/gate': '755' });
  });

  it('fails on a record that it cannot read', async () => {
    unwrap(await rig.install());
    await repository.write('.git/gate/installed-hooks.json', '{"schemaVersion":1');
    expect(reasonOf(await rig.uninstall())).toBe('unreadable-install-record');
  });

  it('takes back what was done before', async () => {
    const before = await photograph(repository.directory);
    await repository.write('.git/config.lock', '');
    expect(reasonOf(await rig.install())).toBe('git-failed');
    await rm(join(repository.directory, '.git/config.lock'));
    expect(await photograph(repository.directory)).toEqual({ ...before, '.git/gate': '755' });
  });

  it('is refused outside of a work tree', async () => {
    expect(reasonOf(await rig.install({ cwd: repository.home }))).toBe('not-a-repository');
    const bare = join(repository.parent, 'bare.git');
    await repository.git('init', '--quiet', '--bare', bare);
    expect(reasonOf(await rig.install({ cwd: bare }))).toBe('no-work-tree');
  });

  it('undoes nothing where nothing was installed', async () => {
    const report = unwrap(await rig.uninstall());
    expect(report).toMatchObject({
      changes: [],
      warnings: ['gate install has put no hooks into this repository'],
    });
  });
});
