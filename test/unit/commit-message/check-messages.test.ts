import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkMessages } from '../../../src/programs/commit-message/check-messages.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';

const rules = JSON.stringify({
  types: ['feat', 'fix'],
  scopes: [],
  requireScope: false,
  maxHeaderLength: 72,
  maxBodyLineLength: 0,
  requireBody: false,
  allowBreaking: true,
  fixups: 'until-push',
  merges: true,
});

let repository: TestRepository;

beforeEach(async () => {
  repository = await createRepository();
});
afterEach(() => repository.dispose());

async function check(...argv: readonly string[]) {
  let stdout = '';
  let stderr = '';
  const code = await checkMessages([`--rules=${rules}`, ...argv], {
    cwd: repository.directory,
    env: repository.env,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  const report = JSON.parse(stdout || '{}');
  const found = (report.findings ?? []).map((one: { header: string; rule: string }) => [
    one.header,
    one.rule,
  ]);
  return { code, stdout, stderr, report, found };
}

describe('gate check-messages', () => {
  it('judges HEAD alone', async () => {
    await repository.commit('no header');
    await repository.commit('feat: ä ünï');
    const { code, report } = await check();
    expect(code).toBe(0);
    expect(report).toMatchObject({ messages: 1, findings: [], canary: 'found', complete: true });
    expect(Object.keys(report).at(-1)).toBe('complete');
  });

  it('judges every commit of a range, merges too', async () => {
    await repository.commit('not judged');
    await repository.git('checkout', '--quiet', '-b', 'side');
    await repository.commit('fixup! feat: a');
    await repository.git('checkout', '--quiet', 'main');
    await repository.commit('feat:typo');
    await repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'side');
    const wanted = [
      ['feat:typo', 'header'],
      ['fixup! feat: a', 'fixup'],
    ];
    for (const argv of [
      ['--range=HEAD~2..HEAD'],
      ['--from=HEAD~2'],
      ['--from=HEAD~2', '--to=main'],
    ]) {
      const { code, report, found } = await check(...argv);
      expect(code).toBe(1);
      expect(report.messages).toBe(3);
      expect(found.sort()).toEqual(wanted);
    }
    expect(await check('--from=HEAD~2').then(({ report }) => report.findings[0].commit)).toMatch(
      /^[0-9a-f]{40}$/,
    );
  });

  it('leaves out what a remote branch has', async () => {
    await repository.commit('no header, but pushed');
    await repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    await repository.commit('feat: new');
    expect((await check('--range=HEAD', '--unpushed')).report).toMatchObject({
      messages: 1,
      findings: [],
    });
    expect((await check('--range=HEAD')).report.messages).toBe(2);
  });

  it('judges a message as git will commit it', async () => {
    const path = '.git/COMMIT_EDITMSG';
    const hints = '\n# Please enter the commit message\n';
    await repository.write(path, `feat: a\n${hints}`);
    expect((await check(`--file=${path}`)).code).toBe(0);
    await repository.write(path, `\nwrong\n${hints}`);
    const { code, report } = await check(`--file=${path}`);
    expect(code).toBe(1);
    expect(report.findings).toMatchObject([{ rule: 'header', line: 2 }]);
    await repository.write(path, 'fixup! feat: a\n');
    expect((await check(`--file=${path}`)).code).toBe(0);
    await repository.git('config', 'core.commentChar', ';');
    await repository.write(path, '; hint\nfeat: a\n');
    expect((await check(`--file=${path}`)).code).toBe(0);
    await repository.git('config', 'core.commentChar', 'auto');
    await repository.write(path, 'feat: a\n\n% Please enter\n');
    expect((await check(`--file=${path}`)).code).toBe(0);
    await repository.git('config', 'commit.cleanup', 'verbatim');
    expect((await check(`--file=${path}`)).code).toBe(0);
    await repository.write(path, '\nfeat: a\n');
    expect((await check(`--file=${path}`)).found).toEqual([
      ['', 'header'],
      ['', 'blank-line'],
    ]);
  });

  it('keeps lines with a comment character where no editor was open', async () => {
    repository.env.GIT_EDITOR = ':';
    await repository.write('message', '#12: no header\n');
    expect((await check('--file=message')).found).toEqual([['#12: no header', 'header']]);
  });

  it.each([[['--unknown']], [['--rules={']], [['--rules={"types":1}']]])(
    'refuses %j',
    async (argv) => {
      const { code, stdout, stderr } = await check(...argv);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^gate check-messages: /);
    },
  );

  it.each([[['--range=nowhere..HEAD']], [['--file=nowhere']], [[]]])(
    'reports nothing of %j where there is nothing',
    async (argv) => {
      const { code, stdout, stderr } = await check(...argv);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(/^gate check-messages: /);
    },
  );
});
