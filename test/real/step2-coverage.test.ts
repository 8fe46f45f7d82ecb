import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { TestRepository } from '../rig/temporary-repository.ts';
import { createCrate, createNodePackage, createPythonPackage } from './coverage-projects.ts';
import { describeWith, nodeTools, pythonTools, rustTools } from './describe-with.ts';
import { restore } from './open-example.ts';
import { metricsOf, runAdapter } from './run-adapter.ts';

const fine = { completeness: 'complete', examined: { count: 1, unit: 'tests' }, findings: [] };

describeWith(
  [...rustTools, ['cargo', 'tarpaulin', '--version'], ['cargo', 'llvm-cov', '--version']],
  'coverage of Rust with the real tools',
  () => {
    let crate: TestRepository;
    beforeAll(async () => {
      crate = await createCrate();
    });
    afterEach(() => restore(crate));
    afterAll(() => crate.dispose());

    it('tells what the tests reach, by cargo-llvm-cov', async () => {
      const evidence = await runAdapter(crate, 'cargo-llvm-cov');
      expect(evidence).toMatchObject({
        ...fine,
        coverage: [{ file: 'src/lib.rs', covered: [1, 2, 3, 7], missed: [5, 9, 10, 11] }],
      });
      expect(metricsOf(evidence)).toMatchObject({
        'line-coverage': 50,
        'function-coverage': 50,
      });
    });

    // ptrace does not see a function that was never linked.
    it.each([
      ['llvm', [5, 9, 10]],
      ['ptrace', [5]],
    ])('tells it by cargo-tarpaulin, engine %s', async (engine, unreached) => {
      const evidence = await runAdapter(crate, 'cargo-tarpaulin', { engine });
      expect(evidence).toMatchObject(fine);
      const [file] = evidence.coverage ?? [];
      expect(file).toMatchObject({ file: 'src/lib.rs', covered: expect.arrayContaining([1, 2]) });
      expect(file?.missed).toEqual(expect.arrayContaining(unreached));
      const { covered = [], missed = [] } = file ?? {};
      expect(metricsOf(evidence)['line-coverage']).toBe(
        Number(((100 * covered.length) / (covered.length + missed.length)).toFixed(2)),
      );
    });

    it.each(['cargo-llvm-cov', 'cargo-tarpaulin'])('finds a failing test by %s', async (id) => {
      await crate.write('tests/level.rs', '#[test]\nfn is_low() {\n    panic!("not low");\n}\n');
      const evidence = await runAdapter(crate, id);
      expect(evidence.findings).toMatchObject([
        { rule: 'is_low', message: 'not low', file: 'tests/level.rs', line: 3 },
      ]);
      expect(metricsOf(evidence)).not.toHaveProperty('line-coverage');
    });

    it.each(['cargo-llvm-cov', 'cargo-tarpaulin'])('fails by %s where it crashes', async (id) => {
      const test = '#[test]\nfn is_low() {\n    std::process::abort();\n}\n';
      await crate.write('tests/level.rs', test);
      expect(await runAdapter(crate, id)).toMatchObject({ completeness: 'failed', metrics: [] });
      await crate.write('Cargo.toml', '[package\n');
      expect(await runAdapter(crate, id)).toMatchObject({ completeness: 'failed', metrics: [] });
    });
  },
);

describeWith(
  [...rustTools, ['cargo', 'geiger', '--version']],
  'unsafe code with the real cargo-geiger',
  () => {
    it('counts it, and fails where the crate does not compile', async () => {
      const crate = await createCrate();
      const code = 'pub fn first(bytes: &[u8]) -> u8 {\n    unsafe { *bytes.as_ptr() }\n}\n';
      await crate.write('src/lib.rs', code);
      const evidence = await runAdapter(crate, 'cargo-geiger', { forbid: 'own' });
      expect(evidence).toMatchObject({
        completeness: 'complete',
        examined: { count: 1, unit: 'packages' },
        findings: [{ rule: 'unsafe-code/meter', severity: 'error' }],
      });
      expect(metricsOf(evidence)['unsafe-packages']).toBe(1);
      await crate.write('src/lib.rs', 'pub fn first( {\n');
      expect(await runAdapter(crate, 'cargo-geiger')).toMatchObject({ completeness: 'failed' });
      await crate.dispose();
    });
  },
);

describeWith(nodeTools, 'coverage of JavaScript with the real tools', () => {
  let project: TestRepository;
  beforeAll(async () => {
    project = await createNodePackage();
  });
  afterEach(() => restore(project));
  afterAll(() => project.dispose());

  const c8 = { script: 'node test/level.mjs', include: ['src/**'] };

  it('tells what the tests reach, by Vitest', async () => {
    const evidence = await runAdapter(project, 'vitest', { coverage: true });
    expect(evidence).toMatchObject({
      ...fine,
      coverage: [{ file: 'src/level.js', covered: [2, 5], missed: [3, 9] }],
    });
    expect(metricsOf(evidence)).toMatchObject({ 'line-coverage': 50, 'function-coverage': 50 });
  });

  it('tells what a command reaches, by c8', async () => {
    const evidence = await runAdapter(project, 'c8', c8);
    expect(evidence).toMatchObject({
      completeness: 'complete',
      coverage: [{ file: 'src/level.js', covered: [1, 2, 5, 6, 7, 8], missed: [3, 4, 9, 10] }],
    });
    expect(metricsOf(evidence)['line-coverage']).toBe(60);
  });

  it('finds that the command failed, and fails where nothing was measured', async () => {
    const failing = { ...c8, script: 'node test/level.mjs && exit 3' };
    expect((await runAdapter(project, 'c8', failing)).findings).toMatchObject([
      { rule: 'exit-code' },
    ]);
    const missing = await runAdapter(project, 'c8', { script: 'no-such-command' });
    expect(missing).toMatchObject({ completeness: 'failed', metrics: [] });
    const nothing = await runAdapter(project, 'c8', { script: ':' });
    expect(nothing).toMatchObject({ completeness: 'degraded', metrics: [] });
  });
});

describeWith(pythonTools, 'coverage of Python with the real pytest-cov', () => {
  let project: TestRepository;
  beforeAll(async () => {
    project = await createPythonPackage();
  });
  afterEach(() => restore(project));
  afterAll(() => project.dispose());

  it('tells what the tests reach, and leaves nothing in the work tree', async () => {
    const evidence = await runAdapter(project, 'pytest', { coverage: ['meter'] });
    expect(evidence).toMatchObject({
      ...fine,
      coverage: [{ file: 'meter/level.py', covered: [1, 2, 4, 7], missed: [3, 8] }],
    });
    expect(metricsOf(evidence)['line-coverage']).toBe(66.67);
    expect(await project.git('status', '--porcelain', '--ignored', '--', '.coverage')).toBe('');
  });

  it('fails where the tests cannot start, and is not complete where nothing was measured', async () => {
    const nothing = await runAdapter(project, 'pytest', { coverage: ['elsewhere'] });
    expect(nothing).toMatchObject({ completeness: 'degraded', findings: [] });
    await project.write('pyproject.toml', '[tool.pytest.ini_options]\naddopts = "--nonsense"\n');
    const broken = await runAdapter(project, 'pytest', { coverage: ['meter'] });
    expect(broken).toMatchObject({ completeness: 'failed', metrics: [] });
  });
});
