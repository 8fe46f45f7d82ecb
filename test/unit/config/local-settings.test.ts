import { describe, expect, it } from 'vitest';
import { load, problemsOf } from './config-rig.ts';

const config = { 'gate.config.yaml': 'gates: { fmt: { uses: fmt } }' };

async function localOf(files: Record<string, string>, ci: boolean) {
  const result = await load({ ...config, ...files }, { ci });
  return result.ok ? result.value.local : result.failure.reason;
}

describe('gate.local.yaml', () => {
  const text = 'jobs: 3\nreporter: plain\nskip: [fmt]\n';

  it('is read on a laptop', async () => {
    expect(await localOf({ 'gate.local.yaml': text }, false)).toEqual({
      jobs: 3,
      reporter: 'plain',
      skip: ['fmt'],
    });
  });

  it.each([text, 'jobs: nonsense', 'not: [ yaml'])('is never read in CI: %j', async (local) => {
    expect(await localOf({ 'gate.local.yaml': local }, true)).toEqual({ skip: [] });
  });

  it.each(['', '# nothing yet\n'])('may be empty: %j', async (local) => {
    expect(await localOf({ 'gate.local.yaml': local }, false)).toEqual({ skip: [] });
  });

  it('need not be there', async () => {
    expect(await localOf({}, false)).toEqual({ skip: [] });
  });

  it.each([
    ['an unknown gate', 'skip: [fnt]'],
    ['an unknown key', 'job: 3'],
    ['no job', 'jobs: 0'],
    ['a single gate', 'skip: fmt'],
    ['a list', '- fmt'],
    ['what is not YAML', 'skip: [fmt'],
  ])('%s', async (name, local) => {
    expect(await problemsOf({ ...config, 'gate.local.yaml': local })).toMatchSnapshot(name);
  });
});
