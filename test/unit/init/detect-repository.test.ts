import { describe, expect, it } from 'vitest';
import { detectRepository } from '../../../src/init/detect-repository.ts';
import { readerOf } from './reader-of.ts';

type Files = Readonly<Record<string, string>>;

describe('components', () => {
  it('there are none for a project at the top', () => {
    expect(componentsOf({ 'package.json': scripts({ test: 'ava' }) })).toEqual([]);
  });

  it('a directory without gates is one only when something with gates is built from it', () => {
    const lone = { 'lib/pyproject.toml': '[project]\nname = "lib"\n' };
    expect(componentsOf(lone)).toEqual([]);
    const user = { 'api/requirements.txt': '-e ../lib\npytest\n', 'api/test_api.py': '' };
    expect(componentsOf({ ...lone, ...user })).toEqual([
      { name: 'api', root: 'api', dependsOn: ['lib'] },
      { name: 'lib', root: 'lib', dependsOn: [] },
    ]);
  });

  it('keep what they are built from, and give up what only tests need, in a circle', () => {
    const crate = (name: string, table: string, other: string) =>
      `[package]\nname = "${name}"\n[${table}]\n${other} = { path = "../${other}" }\n`;
    const components = componentsOf({
      'a/Cargo.toml': crate('a', 'dev-dependencies', 'b'),
      'b/Cargo.toml': crate('b', 'dependencies', 'a'),
    });
    expect(components.map(({ name, dependsOn }) => [name, dependsOn])).toEqual([
      ['a', []],
      ['b', ['a']],
    ]);
  });

  it('take no path that leads out of the repository, and no prototype key, for a dependency', () => {
    const manifest =
      '[package]\nname = "a"\n[dependencies]\nx = { path = "../../x" }\n__proto__ = "1"\n';
    expect(componentsOf({ 'a/Cargo.toml': manifest })).toEqual([
      { name: 'a', root: 'a', dependsOn: [] },
    ]);
  });
});

describe('Node', () => {
  it.each([
    ['a test that watches', { test: 'jest --watch' }],
    ['a formatter that writes', { format: 'dprint fmt' }],
    ['a script that mends', { 'lint:fix': 'oxlint --fix' }],
    ['a script that judges nothing', { start: 'node .' }],
    ['a script that only calls others', { check: 'npm run lint && npm run types' }],
  ])('makes no gate of %s', (_what, given) => {
    expect(gatesOf({ 'package.json': scripts(given) })).toEqual(['secrets']);
  });

  it.each([
    ['pnpm-lock.yaml', 'pnpm test'],
    ['yarn.lock', 'yarn test'],
    ['bun.lock', 'bun run test'],
    ['package-lock.json', 'npm test'],
  ])('calls scripts with the program of %s', (lockfile, run) => {
    const files = { 'package.json': scripts({ test: 'ava' }), [lockfile]: '' };
    expect(detect(files).gates[1]?.action).toEqual({ run });
  });

  it('leaves types to the checker that the scripts call, when tsc cannot read the files', () => {
    const manifest = {
      scripts: { typecheck: 'vue-tsc --noEmit' },
      devDependencies: { typescript: '5' },
    };
    const files = { 'package.json': JSON.stringify(manifest), 'tsconfig.json': '{}' };
    expect(gatesOf(files)).toEqual(['secrets', 'typecheck']);
  });

  it.each([
    ['{ "files": [], "references": [{ "path": "./app" }] }', {}, { build: true }],
    ['{}', { types: 'tsc -b' }, { build: true }],
    ['{}', { types: 'tsc --noEmit -p tsconfig.test.json' }, { project: 'tsconfig.test.json' }],
    ['{}', { build: 'tsc -p tsconfig.build.json' }, undefined],
  ])('checks types of %s with %j by %j', (tsconfig, given, options) => {
    const manifest = { scripts: given, devDependencies: { typescript: '5' } };
    const files = { 'package.json': JSON.stringify(manifest), 'tsconfig.json': tsconfig };
    const types = detect(files).gates.find(({ name }) => name === 'types');
    expect(types?.action).toEqual({ uses: 'tsc', ...(options && { with: options }) });
  });

  it('does not propose a tool that is configured and not a dependency, and says so', () => {
    const { gates, notMirrored } = detect({ 'package.json': '{}', '.eslintrc.json': '{}' });
    expect(gates.map(({ name }) => name)).toEqual(['secrets']);
    expect(notMirrored).toEqual([
      { what: '.eslintrc.json', why: 'eslint is no dependency of package.json' },
    ]);
  });
});

describe('Python', () => {
  it.each([
    ['[project.optional-dependencies]\ndev = ["Black[jupyter] >= 24 ; python_version > \'3\'"]'],
    ['[tool.poetry.group.dev.dependencies]\nblack = "^24"'],
    ['[tool.uv]\ndev-dependencies = ["black"]'],
    ['[dependency-groups]\nlint = [{ include-group = "x" }, "black==24"]'],
    ['[tool.black]\nline-length = 100'],
  ])('finds black in %j', (pyproject) => {
    expect(gatesOf({ 'pyproject.toml': pyproject })).toEqual(['secrets', 'black']);
  });

  it('does not take a package whose name only begins alike for a tool', () => {
    expect(gatesOf({ 'requirements.txt': 'black-magic\npytest-cov\n', 'test_a.py': '' })).toEqual([
      'secrets',
    ]);
  });

  it('leaves a service to the tool that is set up above it', () => {
    const files = {
      'pyproject.toml': '[tool.ruff]\n',
      'api/requirements-dev.txt': 'ruff\n',
      'api/app.py': '',
    };
    expect(detect(files).gates.map(({ name, each }) => [name, each])).toEqual([
      ['secrets', []],
      ['ruff', []],
    ]);
  });

  it('names pytest without tests instead of a gate that would never pass', () => {
    const { gates, notMirrored } = detect({ 'pyproject.toml': '[tool.pytest.ini_options]\n' });
    expect(gates.map(({ name }) => name)).toEqual(['secrets']);
    expect(notMirrored[0]?.what).toBe('pytest in .');
  });
});

describe('what is not judged', () => {
  it('names samples and fixtures that were left alone', () => {
    const files = { 'examples/a/package.json': '{', 'tests/fixtures/b/Cargo.toml': '' };
    expect(detect(files).notMirrored.map(({ what }) => what)).toEqual([
      'examples/a',
      'tests/fixtures',
    ]);
  });

  it('survives a file that is listed and cannot be read', () => {
    const { notMirrored } = detectRepository({
      list: () => ['Cargo.toml'],
      read: () => undefined,
    });
    expect(notMirrored).toEqual([{ what: 'Cargo.toml', why: 'cannot be read' }]);
  });

  it.each(['package.json', 'Cargo.toml', 'pyproject.toml', 'pnpm-workspace.yaml', 'setup.cfg'])(
    'survives anything in %s',
    (name) => {
      const texts = ['', 'null', '[]', '[[[', '{"workspaces":{"packages":[1,{}]},"scripts":[]}'];
      const more = ['workspace = 1', '[workspace]\nmembers = "x"', 'packages: {a: b}', '\u0000'];
      for (const text of [...texts, ...more]) {
        const files = { 'package.json': '{}', [name]: text };
        expect(() => detectRepository(readerOf(files))).not.toThrow();
      }
    },
  );
});

function detect(files: Files) {
  return detectRepository(readerOf(files));
}

function gatesOf(files: Files): readonly string[] {
  return detect(files).gates.map(({ name }) => name);
}

function componentsOf(files: Files) {
  return detect(files).components;
}

function scripts(given: Readonly<Record<string, string>>): string {
  return JSON.stringify({ scripts: given });
}
