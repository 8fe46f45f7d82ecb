import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type AdvisoryService, startAdvisoryService } from './advisory-service.ts';
import { describeWith } from './describe-with.ts';
import { restore } from './open-example.ts';
import { judgeBy, killTool, type OpenProject, openProject } from './open-project.ts';

const python = [
  ['ruff', '--version'],
  ['bandit', '--version'],
  ['pip-audit', '--version'],
] as const;

describeWith(python, 'ruff format, bandit and pip-audit', () => {
  let project: OpenProject;
  let service: AdvisoryService;
  beforeAll(async () => {
    service = await startAdvisoryService();
    project = await openProject(
      {
        'app/main.py': 'def double(n):\n    return 2 * n\n',
        'requirements.txt': 'markupsafe==2.1.5\n',
      },
      {
        'ruff-format': {},
        bandit: {},
        'pip-audit': {
          requirements: ['requirements.txt'],
          noDeps: true,
          service: 'osv',
          osvUrl: `${service.url}/osv`,
        },
      },
    );
  });
  afterEach(() => restore(project.repository));
  afterAll(async () => {
    await project.repository.dispose();
    await service.close();
  });

  it.each([
    ['ruff-format', 'files'],
    ['bandit', 'files'],
    ['pip-audit', 'packages'],
  ])('%s passes what is good', async (gate, unit) => {
    expect(await judgeBy(project.repository, gate)).toMatchObject({
      verdict: 'pass',
      examined: { count: 1, unit },
    });
  });

  it('ruff-format finds a file that is not formatted', async () => {
    await project.repository.write('app/main.py', 'x = 1\ny  =  2\n');
    expect(await judgeBy(project.repository, 'ruff-format')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'unformatted', file: 'app/main.py', line: 2 }],
    });
  });

  it('bandit finds a shell that is given what it should not be', async () => {
    const code = 'import subprocess\n\n\ndef run(text):\n    subprocess.call(text, shell=True)\n';
    await project.repository.write('app/main.py', code);
    const { verdict, findings } = await judgeBy(project.repository, 'bandit');
    expect(verdict).toBe('block');
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'B602', level: 'block', file: 'app/main.py', line: 5 }),
    );
  });

  it('bandit is not believed beside a file that it cannot parse', async () => {
    await project.repository.write('app/broken.py', 'def f(:\n');
    expect(await judgeBy(project.repository, 'bandit')).toMatchObject({ verdict: 'error' });
  });

  it('pip-audit finds a vulnerable package', async () => {
    await project.repository.write('requirements.txt', 'jinja2==3.1.2\nmarkupsafe==2.1.5\n');
    expect(await judgeBy(project.repository, 'pip-audit')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'GHSA-cpwx-vrp4-4pq7', severity: 'high' }],
    });
  });

  it('pip-audit is not believed when nobody answers', async () => {
    const config = await project.repository.read('gate.config.yaml');
    await project.repository.write('gate.config.yaml', config.replace('/osv"', '/nobody"'));
    expect(await judgeBy(project.repository, 'pip-audit')).toMatchObject({ verdict: 'error' });
  });

  it.each([
    ['ruff-format', 'ruff'],
    ['bandit', 'bandit'],
    ['pip-audit', 'pip-audit'],
  ])('%s is an error when it is killed', async (gate, program) => {
    await killTool(project.repository, project.bin, program);
    const task = await judgeBy(project.repository, gate);
    expect(task).toMatchObject({ verdict: 'error', findings: [] });
    expect(task.reason).toContain('SIGKILL');
  });
});

describeWith([['go', 'version']], 'gofmt, go vet and go test', () => {
  let project: OpenProject;
  const test = (want: number) => `package calc

import "testing"

func TestDouble(t *testing.T) {
	if got := Double(2); got != ${want} {
		t.Errorf("got %d", got)
	}
}
`;
  beforeAll(async () => {
    project = await openProject(
      {
        'go.mod': 'module example.com/shop\n\ngo 1.21\n',
        'main.go': 'package main\n\nfunc main() {}\n',
        'calc/calc.go':
          'package calc\n\n// Double doubles.\nfunc Double(n int) int {\n\treturn 2 * n\n}\n',
        'calc/calc_test.go': test(4),
      },
      { gofmt: {}, 'go-vet': {}, 'go-test': { coverage: true } },
    );
    project.repository.env.GOTOOLCHAIN = 'local';
  });
  afterEach(() => restore(project.repository));
  afterAll(() => project.repository.dispose());

  it.each([
    ['gofmt', { count: 3, unit: 'files' }],
    ['go-vet', { count: 2, unit: 'packages' }],
    ['go-test', { count: 1, unit: 'tests' }],
  ])('%s passes what is good', async (gate, examined) => {
    const { verdict, examined: seen } = await judgeBy(project.repository, gate);
    expect({ verdict, seen }).toEqual({ verdict: 'pass', seen: examined });
  });

  it('gofmt finds a file that is not formatted', async () => {
    await project.repository.write(
      'calc/calc.go',
      'package calc\n\nfunc  Double(n int) int { return n }\n',
    );
    expect(await judgeBy(project.repository, 'gofmt')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'unformatted', file: 'calc/calc.go', line: 3 }],
    });
  });

  it('go vet finds a wrong verb, and a package that does not compile', async () => {
    const main = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Printf("%d", "x") }\n';
    await project.repository.write('main.go', main);
    expect(await judgeBy(project.repository, 'go-vet')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'printf', file: 'main.go', line: 5 }],
    });
    await project.repository.write('main.go', 'package main\n\nfunc main() { missing() }\n');
    expect(await judgeBy(project.repository, 'go-vet')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'build', file: 'main.go', line: 3 }],
    });
  });

  it('go test finds a failing test, and measures', async () => {
    const { metrics } = await judgeBy(project.repository, 'go-test');
    expect(metrics).toContainEqual(expect.objectContaining({ name: 'statement-coverage' }));
    await project.repository.write('calc/calc_test.go', test(5));
    expect(await judgeBy(project.repository, 'go-test')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'example.com/shop/calc.TestDouble', file: 'calc/calc_test.go', line: 7 }],
    });
  });

  it('go test is not believed when a package ends well without having run its tests', async () => {
    const code =
      'package calc\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestMain(m *testing.M) { os.Exit(0) }\n';
    await project.repository.write('calc/main_test.go', code);
    expect(await judgeBy(project.repository, 'go-test')).toMatchObject({ verdict: 'error' });
  });

  it.each([
    ['go-vet', 'go'],
    ['go-test', 'go'],
    ['gofmt', 'gofmt'],
  ])('%s is an error when it is killed', async (gate, program) => {
    await killTool(project.repository, project.bin, program);
    expect(await judgeBy(project.repository, gate)).toMatchObject({
      verdict: 'error',
      findings: [],
    });
    await project.repository.run(['rm', join(project.bin, program)]);
  });
});

describeWith([['npm', '--version']], 'jest, knip and npm audit', () => {
  let project: OpenProject;
  let service: AdvisoryService;
  const lockfile = (packages: object) =>
    JSON.stringify({ name: 'project', lockfileVersion: 3, requires: true, packages });
  const root = { name: 'project', devDependencies: { jest: '30.5.2', knip: '6.44.2' } };
  beforeAll(async () => {
    service = await startAdvisoryService();
    project = await openProject(
      {
        '.gitignore': 'node_modules\n',
        'package.json': JSON.stringify({ ...root, private: true, main: 'src/index.js' }),
        'src/index.js': "const { double } = require('./double.js');\n\nconsole.log(double(2));\n",
        'src/double.js':
          'function double(n) {\n  return 2 * n;\n}\n\nmodule.exports = { double };\n',
        'src/double.test.js':
          "const { double } = require('./double.js');\n\ntest('doubles', () => {\n  expect(double(2)).toBe(4);\n});\n",
      },
      { jest: { coverage: true }, knip: { include: ['files', 'exports'] }, 'npm-audit': {} },
    );
    const { repository } = project;
    const install = ['npm', 'install', '--no-audit', '--no-fund', '--no-package-lock'] as const;
    const { code, stderr } = await repository.run([...install]);
    if (code !== 0) throw new Error(stderr);
    const good = { '': root, 'node_modules/once': { version: '1.4.0' } };
    await repository.write('package-lock.json', lockfile(good));
    await repository.write('.npmrc', `registry=${service.url}/\nfetch-retries=0\n`);
    await repository.commit('build: a lockfile');
  });
  afterEach(() => restore(project.repository));
  afterAll(async () => {
    await project.repository.dispose();
    await service.close();
  });

  it.each([
    ['jest', { count: 1, unit: 'tests' }],
    ['knip', { count: 3, unit: 'files' }],
    ['npm-audit', { count: 1, unit: 'packages' }],
  ])('%s passes what is good', async (gate, examined) => {
    const { verdict, examined: seen, reason } = await judgeBy(project.repository, gate);
    expect({ verdict, seen, reason }).toMatchObject({ verdict: 'pass', seen: examined });
  });

  it('jest finds a failing test and a file that cannot be loaded', async () => {
    await project.repository.write('src/double.js', 'module.exports = { double: (n) => n };\n');
    await project.repository.write('src/gone.test.js', "require('./gone.js');\n");
    const { verdict, findings, metrics } = await judgeBy(project.repository, 'jest');
    expect(verdict).toBe('block');
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'doubles', file: 'src/double.test.js', line: 4 }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'test-file', file: 'src/gone.test.js', line: 1 }),
    );
    expect(metrics).toContainEqual(expect.objectContaining({ name: 'line-coverage' }));
  });

  it('jest is not believed when a test ends the process well', async () => {
    await project.repository.write('src/z.test.js', "test('ends', () => process.exit(0));\n");
    expect(await judgeBy(project.repository, 'jest')).toMatchObject({ verdict: 'error' });
  });

  it('knip finds a file that nothing uses', async () => {
    await project.repository.write('src/orphan.js', 'module.exports = 1;\n');
    expect(await judgeBy(project.repository, 'knip')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'files', file: 'src/orphan.js' }],
    });
  });

  it('npm audit finds a vulnerable package', async () => {
    const packages = {
      '': { ...root, dependencies: { minimist: '0.0.8' } },
      'node_modules/minimist': { version: '0.0.8' },
    };
    await project.repository.write('package-lock.json', lockfile(packages));
    expect(await judgeBy(project.repository, 'npm-audit')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'GHSA-xvch-5gv4-984h', severity: 'critical' }],
    });
  });

  it('npm audit is not believed without a registry or a lockfile', async () => {
    await project.repository.write('.npmrc', 'registry=http://127.0.0.1:9/\nfetch-retries=0\n');
    expect(await judgeBy(project.repository, 'npm-audit')).toMatchObject({ verdict: 'error' });
    await project.repository.run(['rm', 'package-lock.json']);
    expect(await judgeBy(project.repository, 'npm-audit')).toMatchObject({ verdict: 'error' });
  });

  it('npm audit is an error when it is killed', async () => {
    await killTool(project.repository, project.bin, 'npm');
    expect(await judgeBy(project.repository, 'npm-audit')).toMatchObject({
      verdict: 'error',
      findings: [],
    });
  });

  it.each(['jest', 'knip'])('%s is an error when it is killed', async (gate) => {
    const own = join(project.repository.directory, 'node_modules/.bin');
    await project.repository.run(['mv', join(own, gate), join(project.bin, gate)]);
    await project.repository.write(
      join(own, gate),
      '#!/bin/sh\n[ "$1" = --version ] && exec echo 99.0.0\nkill -KILL $$\n',
      { executable: true },
    );
    expect(await judgeBy(project.repository, gate)).toMatchObject({
      verdict: 'error',
      findings: [],
    });
  });
});
