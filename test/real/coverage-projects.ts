import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';
import { useMachineTools } from './use-machine-tools.ts';

/** A crate of which the tests reach neither line 5 nor the second function. */
export async function createCrate(): Promise<TestRepository> {
  return createProject({
    '.gitignore': 'target\n',
    'Cargo.toml': '[package]\nname = "meter"\nversion = "0.1.0"\nedition = "2021"\n',
    'src/lib.rs': `pub fn level(value: u32) -> &'static str {
    if value < 10 {
        "low"
    } else {
        "fine"
    }
}

pub fn never() -> u32 {
    41
}
`,
    'tests/level.rs': `#[test]
fn is_low() {
    assert_eq!(meter::level(1), "low");
}
`,
  });
}

/** A module of which the tests reach neither line 3 nor the second function, and its own tools. */
export async function createNodePackage(): Promise<TestRepository> {
  const project = await createProject({
    '.gitignore': 'node_modules\n',
    'package.json': '{ "name": "meter", "private": true, "type": "module" }\n',
    'src/level.js': `export function level(value) {
  if (value < 10) {
    return 'low';
  }
  return 'fine';
}

export function never() {
  return 41;
}
`,
    'test/level.test.js': `import { expect, it } from 'vitest';
import { level } from '../src/level.js';

it('is fine', () => expect(level(50)).toBe('fine'));
`,
    'test/level.mjs': `import assert from 'node:assert/strict';
import { level } from '../src/level.js';

assert.equal(level(50), 'fine');
`,
  });
  const packages = ['vitest@4.1.12', '@vitest/coverage-v8@4.1.12', 'c8@12.0.0'];
  await runToEnd(project, ['npm', 'install', '--no-audit', '--no-fund', ...packages]);
  return project;
}

/** A package of which the tests reach neither line 3 nor the second function, and its own tools. */
export async function createPythonPackage(): Promise<TestRepository> {
  const project = await createProject({
    '.gitignore': '.venv\n',
    'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["."]\n',
    'meter/__init__.py': '',
    'meter/level.py': `def level(value):
    if value < 10:
        return "low"
    return "fine"


def never():
    return 41
`,
    'tests/test_level.py': `from meter.level import level


def test_fine():
    assert level(50) == "fine"
`,
  });
  await runToEnd(project, ['python3', '-m', 'venv', '.venv']);
  const packages = ['pytest==9.2.0', 'pytest-cov==7.1.0', 'coverage==7.17.3'];
  await runToEnd(project, ['.venv/bin/pip', 'install', '--quiet', ...packages]);
  return project;
}

async function createProject(files: Readonly<Record<string, string>>): Promise<TestRepository> {
  const project = await createRepository({ name: 'meter' });
  await useMachineTools(project);
  for (const [path, text] of Object.entries(files)) await project.write(path, text);
  await project.commit('feat: a meter');
  return project;
}

async function runToEnd(project: TestRepository, argv: readonly [string, ...string[]]) {
  const { code, stderr } = await project.run(argv);
  if (code !== 0) throw new Error(`${argv.join(' ')} (${code}): ${stderr}`);
}
