import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Architecture, findBreaches } from './rig/architecture.ts';
import { readSources } from './rig/source-imports.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const architecture: Architecture = {
  folders: {
    core: {},
    exec: { values: ['core'] },
    git: { values: ['core', 'exec'] },
    gates: { values: ['core'] },
    config: { values: ['core'], types: ['gates'] },
    policy: { values: ['core'] },
    plan: { values: ['core', 'config', 'git', 'gates'] },
    run: { values: ['core', 'config', 'exec', 'gates', 'git', 'plan', 'policy'] },
    report: { values: ['core'], types: ['run'] },
    ci: { values: ['core'] },
    hooks: { values: ['core', 'git'] },
    init: { values: ['core'] },
    programs: { values: ['core', 'exec', 'git'] },
    cli: {
      values: [
        ...['core', 'config', 'exec', 'gates', 'git', 'plan', 'policy', 'run', 'report'],
        ...['ci', 'hooks', 'init', 'programs'],
      ],
    },
    'index.ts': { values: ['config'] },
    'main.ts': { values: ['cli', 'core'] },
    'launch.ts': {},
  },
  homes: {
    execa: 'src/exec/run-process.ts',
    cosmiconfig: 'src/config/load.ts',
    listr2: 'src/report/listr.ts',
    picocolors: 'src/report/style.ts',
    ora: 'src/report/spinner.ts',
    husky: 'src/hooks/run-husky.ts',
    'fast-xml-parser': 'src/gates/xml/read-xml.ts',
    commander: 'src/cli',
    'smol-toml': 'src/init',
  },
  builtIns: { 'node:child_process': ['src/exec'] },
  pure: {
    core: [],
    gates: ['node:path', 'node:util'],
    policy: [],
    plan: ['node:path'],
  },
  mostLines: 250,
};

it('imports point one way, without circles, and every adapter is registered', async () => {
  const files = await readSources(root);
  expect(files.length).toBeGreaterThan(100);
  expect(findBreaches(files, architecture)).toEqual([]);
});

describe('the check of the architecture', () => {
  async function breachesOf(tree: Readonly<Record<string, string>>): Promise<string[]> {
    const directory = await mkdtemp(join(tmpdir(), 'gate-architecture-'));
    for (const [path, text] of Object.entries(tree)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    const breaches = findBreaches(await readSources(directory), architecture);
    await rm(directory, { recursive: true });
    return breaches;
  }

  it.each([
    ['a value', "import { a } from '../run/a.ts';", 'src/core/x.ts imports src/run/a.ts'],
    [
      'a type',
      "import type { A } from '../run/a.ts';",
      'src/core/x.ts imports src/run/a.ts, if only for its types',
    ],
    ['a re-export', "export { a } from '../run/a.ts';", 'src/core/x.ts imports src/run/a.ts'],
    ['at run time', "await import('../run/a.ts');", 'src/core/x.ts imports src/run/a.ts'],
    ['a side effect', "import '../run/a.ts';", 'src/core/x.ts imports src/run/a.ts'],
    ['a module', "import 'node:fs';", 'src/core/x.ts imports node:fs, and is pure'],
    [
      'a library',
      "import { Listr } from 'listr2';",
      'src/core/x.ts imports listr2, as only src/report/listr.ts may',
    ],
  ])('finds an import that points the wrong way: %s', async (_what, text, breach) => {
    expect(await breachesOf({ 'src/core/x.ts': text })).toEqual([breach]);
  });

  it('lets types through where only types may pass', async () => {
    const report = (text: string) => breachesOf({ 'src/report/x.ts': text });
    expect(await report("import type { A } from '../run/a.ts';")).toEqual([]);
    expect(await report("import { a } from '../run/a.ts';")).toHaveLength(1);
  });

  it('finds programs that are started elsewhere', async () => {
    expect(await breachesOf({ 'src/git/x.ts': "import 'node:child_process';" })).toEqual([
      'src/git/x.ts imports node:child_process',
    ]);
  });

  it('finds a circle', async () => {
    expect(
      await breachesOf({
        'src/run/a.ts': "import './b.ts';",
        'src/run/b.ts': "import { c, type C } from './c.ts';",
        'src/run/c.ts': "export * from './a.ts';",
      }),
    ).toEqual(['a circle: src/run/a.ts → src/run/b.ts → src/run/c.ts → src/run/a.ts']);
  });

  it('finds a circle that is closed by a type only', async () => {
    const type = "import type { A } from './a.ts';";
    expect(await breachesOf({ 'src/run/a.ts': "import './b.ts';", 'src/run/b.ts': type })).toEqual([
      'a circle: src/run/a.ts → src/run/b.ts → src/run/a.ts',
    ]);
  });

  it('finds an adapter that is not in the registry', async () => {
    expect(
      await breachesOf({
        'src/gates/registry.ts': "const known = () => import('./known/index.ts');",
        'src/gates/known/index.ts': '',
        'src/gates/forgotten/index.ts': '',
        'src/gates/shared/read.ts': '',
      }),
    ).toEqual(['src/gates/forgotten/index.ts is not in the registry']);
  });

  it('finds a file that is too long, and a folder that has no rule', async () => {
    expect(
      await breachesOf({
        'src/run/long.ts': '\n'.repeat(251),
        'src/new/a.ts': "import '../core/result.ts';",
      }),
    ).toEqual(['src/new/a.ts imports src/core/result.ts', 'src/run/long.ts has 251 lines']);
  });
});
