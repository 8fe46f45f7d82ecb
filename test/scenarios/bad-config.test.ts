import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runUntouched } from '../rig/run-untouched.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

let repository: TestRepository;
beforeEach(async () => {
  repository = await createRepository();
});
afterEach(() => repository.dispose());

async function check(config: string, ...args: string[]): Promise<string> {
  await repository.write('gate.config.yaml', config);
  return runUntouched(repository, ['check', ...args]);
}

describe('a config that cannot be used', () => {
  it('is not there', async () => {
    expect(await runUntouched(repository, ['check'])).toMatchInlineSnapshot(`
      "exit 2
       ✖ there is no config here
         looked for gate.config.yaml and its like from
         …/repository up to …/repository
         gate init
      "
    `);
  });

  it('is there twice', async () => {
    await repository.write('.gaterc.json', '{ "gates": { "a": { "run": "true" } } }');
    expect(await check('gates: { a: { run: "true" } }\n')).toMatchInlineSnapshot(`
      "exit 2
       ✖ 2 configs in one directory: gate.config.yaml, .gaterc.json
         which one counts would be a guess
         keep one of them
      "
    `);
  });

  it('is named and not there', async () => {
    expect(
      await check('gates: { a: { run: "true" } }\n', '--config', 'ci/gate.yaml'),
    ).toMatchInlineSnapshot(`
      "exit 2
       ✖ ci/gate.yaml could not be read: there is no such file
      "
    `);
  });

  it('is not YAML', async () => {
    expect(await check('gates:\n  a: { run: "true"\n  b: { run: }\n')).toMatchInlineSnapshot(`
      "exit 2
       gate.config.yaml:3:3
         not valid YAML: flow map in block collection must be sufficiently indented
         and end with a }
         2 |   a: { run: "true"
       > 3 |   b: { run: }
           |   ^
      "
    `);
  });

  it('is empty', async () => {
    expect(await check('')).toMatchInlineSnapshot(`
      "exit 2
       ✖ gate.config.yaml is empty
      "
    `);
  });

  it('is a directory', async () => {
    await repository.write('gate.config.yaml/inner', '');
    expect(await runUntouched(repository, ['check'])).toMatchInlineSnapshot(`
      "exit 2
       ✖ there is no config here
         looked for gate.config.yaml and its like from
         …/repository up to …/repository
         gate init
      "
    `);
  });

  it('extends a preset that gate does not have', async () => {
    expect(
      await check('extends: [pyhton]\ngates: { a: { run: "true" } }\n'),
    ).toMatchInlineSnapshot(`
      "exit 2
       gate.config.yaml:1:11  unknown preset “pyhton”
       > 1 | extends: [pyhton]
           |           ^^^^^^
         did you mean “python”?
         allowed here: biome, black, eslint, isort, node, prettier, python, rust
      "
    `);
  });

  it('names an unknown stage', async () => {
    expect(
      await check('gates: { a: { run: "true" } }\nstages:\n  pre-comit: [a]\n  pre-push: [b]\n'),
    ).toMatchInlineSnapshot(`
      "exit 2
       gate.config.yaml:4:14  unknown gate “b”
         3 |   pre-comit: [a]
       > 4 |   pre-push: [b]
           |              ^
         allowed here: a
      "
    `);
  });

  it('names an unknown component', async () => {
    expect(
      await check(
        'components: { core: { root: . } }\ngates: { a: { run: "true", each: [cor] } }\n',
      ),
    ).toMatchInlineSnapshot(`
      "exit 2
       gate.config.yaml:2:35  unknown component “cor”
         1 | components: { core: { root: . } }
       > 2 | gates: { a: { run: "true", each: [cor] } }
           |                                   ^^^
         did you mean “core”?
         allowed here: core
      "
    `);
  });

  it('names an unknown adapter and an unknown option', async () => {
    expect(
      await check('gates:\n  a: { uses: ruf }\n  b:\n    uses: ruff\n    with: { sellect: [E] }\n'),
    ).toMatchInlineSnapshot(`
      "exit 2
       gate.config.yaml:2:14  unknown adapter “ruf”
         1 | gates:
       > 2 |   a: { uses: ruf }
           |              ^^^
         did you mean “ruff”?
         all adapters: gate list --adapters

       gate.config.yaml:5:13  unknown option “sellect” of ruff
         4 |     uses: ruff
       > 5 |     with: { sellect: [E] }
           |             ^^^^^^^
         allowed here: paths
      "
    `);
  });

  it('has gates that wait for each other', async () => {
    expect(
      await check(
        'gates:\n  a: { run: "true", needs: b }\n  b: { run: "true", needs: c }\n  c: { run: "true", needs: a }\n',
      ),
    ).toMatchInlineSnapshot(`
      "exit 2
       gate.config.yaml:4:28  gates wait for each other: a → b → c → a
         3 |   b: { run: "true", needs: c }
       > 4 |   c: { run: "true", needs: a }
           |                            ^
      "
    `);
  });

  it('asks for what gate cannot do yet', async () => {
    expect(await check('gates:\n  a: { run: "true", expires: 24h }\n')).toMatchInlineSnapshot(`
      "exit 2
       gate.config.yaml:2:21  “expires” is not supported yet
         1 | gates:
       > 2 |   a: { run: "true", expires: 24h }
           |                     ^^^^^^^
         remove it: a later version of gate will know it
      "
    `);
  });
});

describe('a command line that does not fit the config', () => {
  const config = 'gates: { format: { run: "true" } }\nstages: { pre-push: [format] }\n';

  it('names an unknown gate', async () => {
    expect(await check(config, 'fromat')).toMatchInlineSnapshot(`
      "exit 2
       ✖ the config has no gate “fromat”; did you mean “format”?
         its gates are format
         gate check format
      "
    `);
  });

  it('names an unknown task', async () => {
    expect(await check(config, 'format[core]')).toMatchInlineSnapshot(`
      "exit 2
       ✖ the gate “format” has no task “format[core]”
         its only task is format
         gate check format
      "
    `);
  });

  it('names an unknown stage', async () => {
    expect(await check(config, '--stage', 'prepush')).toMatchInlineSnapshot(`
      "exit 2
       ✖ the config has no stage “prepush”
         its stages are pre-push
         gate check --stage pre-push
      "
    `);
  });

  it('names an unknown revision', async () => {
    expect(await check(config, '--commit', 'no-such-branch')).toMatchInlineSnapshot(`
      "exit 2
       ✖ no commit is called “no-such-branch”
         git log --oneline --all
      "
    `);
    await repository.commit('first');
    expect(await check(config, '--since', 'origin/nowhere')).toMatchInlineSnapshot(`
      "exit 2
       ✖ no commit is called “origin/nowhere”, from which changes should be measured
         git fetch origin
         git branch --all
      "
    `);
  });
});
