import { describe, expect, it } from 'vitest';
import { problemsOf, resolved } from './config-rig.ts';

describe('what is not YAML', () => {
  it.each([
    ['a key twice', 'gates:\n  fmt: { uses: fmt }\n  fmt: { uses: lint }\n'],
    ['tabs', 'gates:\n\tfmt: { uses: fmt }\n'],
    ['a list that is not closed', 'gates:\n  lint: { needs: [a, b }\nstages: {}\n'],
    ['a mapping in a line', 'gates: fmt: x\n'],
    ['a text that is not closed', 'gates: "fmt\n'],
    ['an unknown tag', 'base: !secret x\n'],
    ['two documents', 'gates: {}\n---\ngates: {}\n'],
    ['a list as key', 'gates:\n  ? [a]\n  : { uses: fmt }\n'],
    ['an alias of nothing', 'gates: { fmt: *nothing }\n'],
    ['an alias of itself', 'gates: &a\n  fmt: *a\n'],
    [
      'a merge conflict',
      'gates:\n<<<<<<< HEAD\n  a: { uses: fmt }\n=======\n  b: { uses: fmt }\n>>>>>>> x\n',
    ],
  ])('%s', async (name, text) => {
    expect(await problemsOf(text)).toMatchSnapshot(name);
  });

  it('is said of every key that is given twice', async () => {
    const text = 'gates:\n  a: { uses: fmt, uses: fmt }\nbase: x\nbase: y\n';
    expect((await problemsOf(text)).split('\n')).toHaveLength(2);
  });

  it('is said of JSON too', async () => {
    const text = '{\n\t"gates": {\n\t\t"fmt": { "uses": "fmt" "needs": [] }\n\t}\n}\n';
    expect(await problemsOf({ 'gate.config.json': text })).toMatchInlineSnapshot(
      `"gate.config.json:3:26 ["needs"] not valid YAML: unexpected double-quoted-scalar token"`,
    );
  });
});

describe('aliases and merge keys', () => {
  const text = [
    'gates:',
    '  one: &one',
    '    uses: lint',
    '    with: &options { threads: 2 }',
    '  two: { <<: *one, retries: 1 }',
    '  three: { <<: [{ level: warn }, *one], with: *options }',
    '',
  ].join('\n');

  it('mean what YAML says', async () => {
    const { gates } = await resolved(text);
    expect(gates.get('two')).toMatchObject({ uses: 'lint', retries: 1 });
    expect(gates.get('three')).toMatchObject({ uses: 'lint', level: 'warn' });
    expect(gates.get('three')?.cells[0]?.bound.options).toEqual({ threads: 2 });
  });

  it('lead to where the mistake was written', async () => {
    const wrong = text.replace('threads: 2', 'threds: 2').replace('retries: 1', 'needs: nothing');
    expect(await problemsOf(wrong)).toMatchInlineSnapshot(`
      "gate.config.yaml:4:22 [threds] unknown option “threds” of lint
          next: did you mean “threads”?
          next: allowed here: deny, toolchain, threads, fast, mode
      gate.config.yaml:5:27 [nothing] unknown gate “nothing”
          next: allowed here: one, two, three"
    `);
  });
});

it('reads a byte order mark, carriage returns and tabs in JSON', async () => {
  expect(await problemsOf('\uFEFFgates:\r\n  fmt: { uses: fmtt }\r\n')).toMatchInlineSnapshot(`
    "gate.config.yaml:2:16 [fmtt] unknown adapter “fmtt”
        next: did you mean “fmt”?
        next: allowed here: fmt, lint"
  `);
  const json = '{\r\n\t"gates": {\r\n\t\t"fmt": { "usess": "fmt" }\r\n\t}\r\n}\r\n';
  expect(await problemsOf({ '.gaterc.json': json })).toMatchInlineSnapshot(`
    ".gaterc.json:3:12 ["usess"] unknown key “usess” of gate “fmt”
        next: did you mean “uses”?
        next: all keys: gate schema"
  `);
});
