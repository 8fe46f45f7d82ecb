import { describe, expect, it } from 'vitest';
import { problemsOf } from './config-rig.ts';

const gate = 'gates: { fmt: { uses: fmt } }';

describe('the shape of a config', () => {
  it.each([
    ['a text for a config', 'hello'],
    ['a list for a config', '- a'],
    ['nothing but comments', '# later\n'],
    ['no gates', 'base: main'],
    ['gates that are empty', 'gates:\nstages: {}'],
    ['an unknown section', `${gate}\ngate: {}`],
    ['an unknown key of a gate', 'gates: { fmt: { uses: fmt, neds: [] } }'],
    ['a key of a gate like no other', 'gates: { fmt: { uses: fmt, zzzzzz: 1 } }'],
    ['an unknown key of a component', `${gate}\ncomponents: { a: { root: a, dependson: [] } }`],
    ['a component without root', `${gate}\ncomponents:\n  a: { dependsOn: [] }`],
    ['an unknown key of a stage', `${gate}\nstages: { ci: { gates: [fmt], scop: all } }`],
    ['a stage that is a text', `${gate}\nstages: { ci: fmt }`],
    ['a stage without gates', `${gate}\nstages: { ci: [] }`],
    ['an unknown scope', `${gate}\nstages: { ci: { gates: [fmt], scope: afected } }`],
    ['a number for a text', `${gate}\ntools: { ruff: 0.9 }`],
    ['a text for a number', 'gates: { fmt: { uses: fmt, retries: two } }'],
    ['half a retry', 'gates: { fmt: { uses: fmt, retries: 1.5 } }'],
    ['too many retries', 'gates: { fmt: { uses: fmt, retries: 99 } }'],
    ['a text for a switch', 'gates: { fmt: { uses: fmt, exclusive: "yes" } }'],
    ['a duration without unit', 'gates: { fmt: { uses: fmt, timeout: 90 } }'],
    ['a duration of a week', 'gates: { fmt: { uses: fmt, timeout: 7d } }'],
    ['an unknown level', 'gates: { fmt: { uses: fmt, level: note } }'],
    ['an unknown severity', 'gates: { fmt: { uses: fmt, severity: { hihg: block } } }'],
    ['a level of severity', 'gates: { fmt: { uses: fmt, severity: { high: blok } } }'],
    ['no globs', 'gates: { fmt: { uses: fmt, paths: [] } }'],
    ['an empty glob', 'gates: { fmt: { uses: fmt, inputs: [""] } }'],
    ['a number in env', 'gates: { fmt: { uses: fmt, env: { PORT: 80 } } }'],
    ['each as a bare name', 'gates: { fmt: { uses: fmt, each: stoq } }'],
    ['a gate that is empty', 'gates:\n  fmt:\n'],
    ['a gate that is a text', 'gates: { fmt: cargo fmt }'],
    ['a name with a bracket', 'gates: { "fmt[a]": { uses: fmt } }'],
    [
      'names that begin with ^ or hold a comma',
      'gates: { "^a": { uses: fmt }, "a,b": { uses: fmt } }',
    ],
  ])('%s', async (name, text) => {
    expect(await problemsOf(text)).toMatchSnapshot(name);
  });
});

describe('parts that are not supported yet', () => {
  it.each(['services', 'prepare', 'link', 'carry'])('%s', async (part) => {
    expect(await problemsOf(`${gate}\n${part}: {}\n`)).toBe(
      `gate.config.yaml:2:1 [${part}] “${part}” is not supported yet\n` +
        '    next: remove it: a later version of gate will know it',
    );
  });

  it.each(['services', 'expires'])('%s of a gate', async (part) => {
    const text = `gates:\n  fmt: { uses: fmt, ${part}: whatever }\n`;
    expect(await problemsOf(text)).toContain(
      `gate.config.yaml:2:21 [${part}] “${part}” is not supported yet`,
    );
  });

  it('slowerBy of a limit', async () => {
    const text = 'gates:\n  fmt: { uses: fmt, limits: { "*": { warn: { slowerBy: 5% } } } }\n';
    expect(await problemsOf(text)).toContain('“slowerBy” is not supported yet');
  });
});

describe('limits', () => {
  it.each([
    ['an amount without a number', 'limits: { x: { block: { below: lots } } }'],
    ['a unit that nobody knows', 'limits: { x: { block: { above: 3 furlongs } } }'],
    ['no condition', 'limits: { x: { block: {} } }'],
    ['minLines of another metric', 'limits: { x: { warn: { below: 3, minLines: 5 } } }'],
    ['a condition that does not exist', 'limits: { x: { warn: { under: 3 } } }'],
  ])('%s', async (_name, limits) => {
    expect(await problemsOf(`gates:\n  fmt: { uses: fmt, ${limits} }\n`)).toMatchSnapshot();
  });
});

describe('names that lead nowhere', () => {
  it.each([
    ['an unknown adapter', 'gates: { a: { uses: lnit } }'],
    ['uses: run', 'gates: { a: { uses: run, with: { script: x } } }'],
    ['uses and run', 'gates: { a: { uses: fmt, run: x } }'],
    ['neither uses nor run', 'gates: { a: { needs: [] } }'],
    ['with beside run', 'gates: { a: { run: x, with: { a: 1 } } }'],
    ['an unknown need', 'gates: { test: { uses: fmt, needs: [tset] } }'],
    ['an unknown need as a text', 'gates: { test: { uses: fmt, needs: nothing } }'],
    ['^ without components', 'gates: { a: { uses: fmt }, b: { uses: fmt, needs: ["^a"] } }'],
    [
      '^ of a gate without components',
      'components: { x: { root: x } }\ngates: { a: { uses: fmt }, b: { uses: fmt, each: component, needs: ["^a"] } }',
    ],
    [
      'needs in a circle',
      'gates:\n  a: { uses: fmt, needs: b }\n  b: { uses: fmt, needs: [c] }\n  c: { uses: fmt, needs: [x, a] }\n  x: { uses: fmt }',
    ],
    ['a gate that needs itself', 'gates: { a: { uses: fmt, needs: [a] } }'],
    ['an unknown gate in a stage', `${gate}\nstages: { ci: [fmt, fnt] }`],
    ['an unknown gate in a long stage', `${gate}\nstages: { ci: { gates: [other] } }`],
    ['each: component without components', 'gates: { a: { uses: fmt, each: component } }'],
    [
      'an unknown component',
      'components: { stoq: { root: s } }\ngates: { a: { uses: fmt, each: [stok] } }',
    ],
    ['an unknown dependency', `${gate}\ncomponents: { a: { root: a, dependsOn: [b] } }`],
    [
      'components in a circle',
      `${gate}\ncomponents:\n  a: { root: a, dependsOn: [b] }\n  b: { root: b, dependsOn: [a] }`,
    ],
    ['a root outside', `${gate}\ncomponents: { a: { root: x/../../a } }`],
    ['an absolute root', `${gate}\ncomponents: { a: { root: /a }, b: { root: 'C:\\b' } }`],
    ['the same root twice', `${gate}\ncomponents: { a: { root: x }, b: { root: ./x/ } }`],
  ])('%s', async (name, text) => {
    expect(await problemsOf(text)).toMatchSnapshot(name);
  });
});

describe('options of an adapter', () => {
  it.each([
    ['an unknown option', 'gates: { a: { uses: lint, with: { dney: [x] } } }'],
    ['an unknown option of an adapter without any', 'gates: { a: { uses: fmt, with: { x: 1 } } }'],
    ['a wrong type', 'gates: { a: { uses: lint, with: { deny: warnings } } }'],
    ['a wrong value', 'gates: { a: { uses: lint, with: { mode: strickt } } }'],
    ['a wrong item', 'gates: { a: { uses: lint, with: { deny: [ok, NO, 5] } } }'],
    ['too small a number', 'gates: { a: { uses: lint, with: { threads: 0 } } }'],
  ])('%s', async (name, text) => {
    expect(await problemsOf(text)).toMatchSnapshot(name);
  });
});

it('reports all problems together, by position', async () => {
  const text = [
    'bas: main',
    'components: { a: { root: ../a } }',
    'gates:',
    '  fmt: { uses: fmtt, retries: x }',
    '  lint: { uses: lint, with: { mode: slow }, needs: [fnt] }',
    'stages: { ci: [fmt, lnt] }',
  ].join('\n');
  expect(await problemsOf(text)).toMatchInlineSnapshot(`
    "gate.config.yaml:1:1 [bas] unknown key “bas”
        next: did you mean “base”?
        next: allowed here: $schema, extends, base, tools, components, gates, severity, stages
    gate.config.yaml:2:26 [../a] “../a” lies outside of the directory of the config file
    gate.config.yaml:4:16 [fmtt] unknown adapter “fmtt”
        next: did you mean “fmt”?
        next: allowed here: fmt, lint
    gate.config.yaml:4:31 [x] “retries” must be a number, not “x”
    gate.config.yaml:5:37 [slow] “mode” must be “strict” or “loose”, not “slow”
    gate.config.yaml:5:53 [fnt] unknown gate “fnt”
        next: did you mean “fmt”?
        next: allowed here: fmt, lint
    gate.config.yaml:6:21 [lnt] unknown gate “lnt”
        next: did you mean “lint”?
        next: allowed here: fmt, lint"
  `);
});
