import { expect, it } from 'vitest';
import { toolEnvironment } from '../../../src/run/tool-environment.ts';

const bins = (...directories: readonly string[]) =>
  directories.flatMap((directory) => [`${directory}/node_modules/.bin`, `${directory}/.venv/bin`]);

it.each([
  ['the root', '/r', bins('/r')],
  ['below it, the nearest first', '/r/a/b', bins('/r/a/b', '/r/a', '/r')],
  ['beside it', '/elsewhere', bins('/r')],
  ['a name that begins with two dots', '/r/..a', bins('/r/..a', '/r')],
])('has the programs of the project first on PATH: %s', (_where, cwd, expected) => {
  const { PATH } = toolEnvironment({ PATH: '/usr/bin:/bin' }, '/r', cwd, {});
  expect(PATH?.split(':')).toEqual([...expected, '/usr/bin', '/bin']);
});

it('does not look in the working directory when there is no PATH', () => {
  expect(toolEnvironment({}, '/r', '/r', {}).PATH?.split(':')).toEqual(bins('/r'));
});

it('keeps what is inherited, but what a hook points at, and lets the gate’s own win', () => {
  const inherited = { LANG: 'C', CARGO_HOME: '/c', GIT_DIR: '.git', GIT_INDEX_FILE: 'i' };
  const env = toolEnvironment(inherited, '/r', '/r', { LANG: 'de', PATH: '/own' });
  expect(env).toEqual({ LANG: 'de', CARGO_HOME: '/c', PATH: [...bins('/r'), '/own'].join(':') });
});
