import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addBareRemote, type BareRemote } from '../rig/bare-remote.ts';
import { gateCommand, runGate } from '../rig/run-gate.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

/** A key of the right form, made here so that it stands in no file of this repository. */
const key = ['AKIA', 'QYLPMN5HHHFPZAM2'].join('');

let repository: TestRepository;
let remote: BareRemote;

beforeEach(async () => {
  repository = await createRepository();
  remote = await addBareRemote(repository);
  const [, gate = ''] = gateCommand();
  repository.env.GATE_BIN = gate;
  await repository.write(
    'gate.config.yaml',
    [
      'gates: { secrets: { uses: secrets }, messages: { uses: commit-message } }',
      'stages: { pre-push: [secrets, messages], commit-msg: [messages] }',
    ].join('\n'),
  );
  await repository.commit('feat: begin');
  const installed = await runGate(repository, ['install']);
  expect(installed.code).toBe(0);
  await repository.commit('chore: hooks');
});
afterEach(() => repository.dispose());

async function push(...args: string[]) {
  const result = await repository.tryGit('push', ...args);
  return { ...result, head: await remote.resolve('refs/heads/main') };
}

describe('a push is judged by all of its commits', () => {
  it('is refused for a key that the second of three commits adds and the third removes', async () => {
    expect((await push('origin', 'main')).code).toBe(0);
    const before = await remote.resolve('refs/heads/main');
    await repository.write('readme.md', 'hello\n');
    await repository.commit('docs: say hello');
    await repository.write('conf.ini', `# settings\naws_key = "${key}"\n`);
    await repository.commit('feat: settings');
    await repository.git('rm', '-q', 'conf.ini');
    await repository.commit('fix: no settings');
    const refused = await push('origin', 'main');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('conf.ini:2:12  aws-access-key-id');
    expect(refused.stderr).toContain('in an earlier commit of this push');
    expect(refused.stderr).not.toContain(key);
    expect(refused.head).toBe(before);
  });

  it('takes a new branch for what no branch of the remote has', async () => {
    await push('origin', 'main');
    await repository.git('checkout', '-q', '-b', 'topic');
    await repository.write('conf.ini', `aws_key = "${key}"\n`);
    await repository.commit('feat: settings');
    await repository.git('revert', '--no-edit', 'HEAD');
    expect((await repository.tryGit('push', 'origin', 'topic')).code).not.toBe(0);
    await repository.git('reset', '-q', '--hard', 'main');
    expect((await repository.tryGit('push', 'origin', 'topic')).code).toBe(0);
  });

  it('is refused for the message of one of them', async () => {
    await push('origin', 'main');
    await repository.git('commit', '-q', '--no-verify', '--allow-empty', '-m', 'no type at all');
    await repository.git('commit', '-q', '--allow-empty', '-m', 'feat: more');
    const refused = await push('origin', 'main');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('“no type at all”');
  });

  it('has nothing to judge in a deletion', async () => {
    await push('origin', 'main:topic');
    const deleted = await repository.tryGit('push', 'origin', ':topic');
    expect(deleted.code).toBe(0);
    expect(deleted.stderr).not.toContain('gate ');
  });
});

describe('a message', () => {
  it('is refused by its form, and kept', async () => {
    const refused = await repository.tryGit('commit', '--allow-empty', '-m', 'no type at all');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('Your message is kept: git commit --edit --file=');
    expect(await repository.read('.git/COMMIT_EDITMSG')).toContain('no type at all');
    expect((await repository.tryGit('commit', '--allow-empty', '-m', 'fix: a type')).code).toBe(0);
  });
});
