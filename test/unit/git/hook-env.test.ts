import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { withoutRepositoryVariables } from '../../../src/git/hook-env.ts';

/** Listed by git as local, handed on by git to other repositories all the same. */
const keptOnPurpose = ['GIT_CONFIG_COUNT', 'GIT_CONFIG_PARAMETERS'];

describe('withoutRepositoryVariables', () => {
  it('removes every variable that the installed git calls local', () => {
    const listed = execFileSync('git', ['rev-parse', '--local-env-vars'], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(listed).toContain('GIT_DIR');
    const env = Object.fromEntries(listed.map((name) => [name, 'set']));
    expect(Object.keys(withoutRepositoryVariables(env)).sort()).toEqual(keptOnPurpose);
  });

  it('keeps how git should behave, and everything that is not git', () => {
    const env = {
      GIT_AUTHOR_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.com',
      GIT_SSH_COMMAND: 'ssh -i key',
      GIT_CONFIG_GLOBAL: '/home/a/.gitconfig',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      PATH: '/bin',
    };
    expect(withoutRepositoryVariables({ ...env, GIT_INDEX_FILE: 'next-index-7.lock' })).toEqual(
      env,
    );
  });

  it('leaves what it was given as it was', () => {
    const env = { GIT_DIR: '.git' };
    withoutRepositoryVariables(env);
    expect(env).toEqual({ GIT_DIR: '.git' });
  });
});
