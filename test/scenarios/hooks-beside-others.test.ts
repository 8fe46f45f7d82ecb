import { readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addBareRemote } from '../rig/bare-remote.ts';
import { expectReversible } from '../rig/expect-reversible.ts';
import { createHookRig, type HookRig, packageDirectory, unwrap } from '../rig/hook-rig.ts';
import { readRecords, recordScript } from '../rig/record-script.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';

let rig: HookRig;
let repository: TestRepository;

beforeEach(async () => {
  rig = await createHookRig();
  repository = rig.repository;
});
afterEach(() => rig.dispose());

describe('a repository that uses husky', () => {
  beforeEach(async () => {
    await repository.run(['node', join(packageDirectory, 'node_modules/husky/bin.js')]);
    await repository.write('.husky/pre-push', 'cat >>../records\nfalse || true\n');
  });

  it('keeps its lines, which run first and get the input too', async () => {
    unwrap(await rig.install());
    expect(await repository.git('config', 'core.hooksPath')).toBe('.husky/_');
    await addBareRemote(repository);
    const commit = await repository.commit('first');
    await repository.git('push', '--quiet', 'origin', 'main');
    const line = `refs/heads/main ${commit} refs/heads/main ${'0'.repeat(40)}\n`;
    expect(await readRecords(repository)).toMatch(new RegExp(`^${line}gate .*\n  ${line}$`));
  });

  it('keeps what was written into a hook since, when gate goes', async () => {
    unwrap(await rig.install());
    await repository.write('.husky/pre-push', `${await repository.read('.husky/pre-push')}true\n`);
    const report = unwrap(await rig.uninstall());
    expect(report.kept.join()).toContain('.husky/pre-push was edited');
    expect(await repository.read('.husky/pre-push')).toBe(
      'cat >>../records\nfalse || true\ntrue\n',
    );
  });

  it('gets the files of husky back when they are gone', async () => {
    await rm(join(repository.directory, '.husky/_'), { recursive: true });
    unwrap(await rig.install());
    await repository.git('commit', '--quiet', '--allow-empty', '-m', 'x');
    expect(await readRecords(repository)).toMatch(/^gate <hook> <pre-commit>\n/);
  });

  it('keeps a copy of a script of gate that was edited', async () => {
    unwrap(await rig.install());
    await repository.write('.husky/gate.sh', 'exit 0\n');
    const report = unwrap(await rig.install());
    const [copy] = await readdir(join(repository.directory, '.git/gate/kept-hooks'));
    expect(report.warnings.join()).toContain(`.git/gate/kept-hooks/${copy}`);
    expect(await repository.read(`.git/gate/kept-hooks/${copy}`)).toBe('exit 0\n');
    expect(await repository.read('.husky/gate.sh')).toContain('find_gate');
  });

  it('is left as it was', () => expectReversible(rig));

  it('calls gate once below the line of an older husky', async () => {
    await repository.git('config', 'core.hooksPath', '.husky');
    await repository.write(
      '.husky/_/husky.sh',
      `if [ -z "$husky_skip_init" ]; then
  readonly husky_skip_init=1
  export husky_skip_init
  sh -e "$0" "$@"
  exit $?
fi
`,
    );
    const old = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\necho mine >>../records\n';
    await repository.write('.husky/pre-commit', old, { executable: true });
    unwrap(await rig.install());
    expect(await repository.git('config', 'core.hooksPath')).toBe('.husky');
    await repository.git('commit', '--quiet', '--allow-empty', '-m', 'x');
    expect(await readRecords(repository)).toMatch(/^mine\ngate <hook> <pre-commit>\ngate .*\n$/);
  });
});

describe('a manager that owns .git/hooks', () => {
  beforeEach(async () => {
    const script = recordScript(repository, 'lefthook run').replace('\n', '\n# lefthook\n');
    await repository.write('.git/hooks/pre-push', script, { executable: true });
  });

  it('keeps core.hooksPath unset, its hook and the way to get gate back', async () => {
    const report = unwrap(await rig.install());
    expect(report.directory).toBe('.git/hooks');
    expect(report.warnings).toEqual([
      'the hooks in .git/hooks belong to lefthook: after “lefthook install”, run gate install again',
    ]);
    expect((await repository.tryGit('config', 'core.hooksPath')).code).toBe(1);
    await addBareRemote(repository);
    await repository.commit('first');
    await repository.git('push', '--quiet', 'origin', 'main');
    expect(await readRecords(repository)).toMatch(
      /^lefthook run <origin>.*\n {2}refs.*\ngate <hook> <pre-push> <origin>.*\n {2}refs.*\n$/,
    );
  });

  it('is left as it was', () => expectReversible(rig));
});

describe('a core.hooksPath of its own', () => {
  beforeEach(async () => {
    await repository.git('config', 'core.hooksPath', 'my hooks');
    await repository.write(
      'my hooks/pre-push',
      `#!${process.execPath}\nrequire('fs').appendFileSync('../records', process.argv[2] + require('fs').readFileSync(0))\n`,
      { executable: true },
    );
    await repository.write('scripts/check.sh', recordScript(repository, 'linked'), {
      executable: true,
    });
    await symlink('../scripts/check.sh', join(repository.directory, 'my hooks/pre-commit'));
    await repository.write('my hooks/commit-msg', recordScript(repository, 'switched off'));
  });

  it('stays, with hooks that are programs, links or switched off', async () => {
    const report = unwrap(await rig.install());
    expect(report.directory).toBe('my hooks');
    expect(report.kept).toEqual([
      'my hooks/gate-former/pre-commit runs before gate',
      'my hooks/gate-former/pre-push runs before gate',
      'my hooks/gate-former/commit-msg stays switched off: it was not executable',
    ]);
    await addBareRemote(repository);
    await repository.git('commit', '--quiet', '--allow-empty', '-m', 'first');
    await repository.git('push', '--quiet', 'origin', 'main');
    expect(await readRecords(repository)).toMatch(
      /^linked\ngate <hook> <pre-commit>\ngate <hook> <commit-msg>.*\noriginrefs.*\ngate <hook> <pre-push>.*\n {2}refs.*\n$/,
    );
  });

  it('is left as it was', () => expectReversible(rig));
});

describe('a core.hooksPath for all repositories of a person', () => {
  it('is not written into; its hooks go on running here', async () => {
    const hooks = join(repository.home, 'hooks');
    await repository.write(join(hooks, 'pre-commit'), recordScript(repository, 'everywhere'), {
      executable: true,
    });
    await repository.git('config', '--global', 'core.hooksPath', '~/hooks');
    await expectReversible(rig);
    unwrap(await rig.install());
    await repository.git('commit', '--quiet', '--allow-empty', '-m', 'x');
    expect(await readRecords(repository)).toMatch(/^everywhere\ngate <hook> <pre-commit>\n/);
    expect(await readdir(hooks)).toEqual(['pre-commit']);
  });
});
