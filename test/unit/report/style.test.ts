import { describe, expect, test } from 'vitest';
import { createStyle } from '../../../src/report/style.ts';

const red = '\x1b[31mno\x1b[39m';

describe('colours', () => {
  test.each([
    ['a terminal', {}, true, false, red],
    ['a pipe', {}, false, false, 'no'],
    ['--no-color', { FORCE_COLOR: '1' }, true, true, 'no'],
    ['NO_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false, 'no'],
    ['an empty NO_COLOR, which says nothing', { NO_COLOR: '' }, true, false, red],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, false, red],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false, 'no'],
    ['a dumb terminal', { TERM: 'dumb' }, true, false, 'no'],
    ['a CI system that shows colours', { CI: 'true', GITHUB_ACTIONS: 'true' }, false, false, red],
    ['a CI system that may not', { CI: 'true' }, false, false, 'no'],
  ])('%s', (_name, env, isTTY, noColor, expected) => {
    expect(createStyle({ env, isTTY, noColor }).red('no')).toBe(expected);
  });
});

describe('signs', () => {
  test.each([
    ['nothing is known', {}, '✔'],
    ['a UTF-8 locale', { LANG: 'de_DE.UTF-8' }, '✔'],
    ['a utf8 locale', { LC_ALL: 'C.utf8', LANG: 'C' }, '✔'],
    ['another locale', { LANG: 'de_DE.ISO-8859-1' }, '+'],
    ['the locale C', { LC_ALL: 'C', LANG: 'en_US.UTF-8' }, '+'],
    ['the Linux console', { TERM: 'linux', LANG: 'en_US.UTF-8' }, '+'],
    ['a dumb terminal', { TERM: 'dumb' }, '+'],
  ])('%s', (_name, env, pass) => {
    expect(createStyle({ env, isTTY: true, noColor: true }).symbols.pass).toBe(pass);
  });

  test('those for terminals without Unicode are ASCII', () => {
    const { symbols } = createStyle({ env: { TERM: 'dumb' }, isTTY: true, noColor: true });
    expect(Object.values(symbols).flat().join('')).toMatch(/^[\x20-\x7e]+$/);
  });
});
