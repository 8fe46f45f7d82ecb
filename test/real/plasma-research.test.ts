import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { plasmaResearchPlants } from '../rig/plants/plasma-research.ts';
import { runGate } from '../rig/run-gate.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';
import { createBarePath } from './bare-path.ts';
import { describeWith, pythonTools } from './describe-with.ts';
import { expectAllPassed, expectCaught } from './expect-judged.ts';
import { installResearch } from './install-services.ts';
import { judge, verdictsOf } from './judge.ts';
import { openExample, restore } from './open-example.ts';

const gates = ['ruff', 'black', 'isort', 'mypy', 'bandit', 'pytest', 'secrets'];

describeWith(pythonTools, 'the research service of plasma-engine with real Python tools', () => {
  let repository: TestRepository;

  beforeAll(async () => {
    repository = await openExample('plasma-engine');
    await installResearch(repository);
  });
  afterEach(() => restore(repository));
  afterAll(() => repository.dispose());

  it('passes, also with warm caches', async () => {
    expectAllPassed(await judge(repository, ['--all', ...gates]));
    expectAllPassed(await judge(repository, ['--all', ...gates]));
  });

  it.each(plasmaResearchPlants)(
    'blocks $name in $gate, and judges no more than this service',
    async (plant) => {
      const { tasks } = await expectCaught(repository, plant, ['--since', 'HEAD']);
      const ofGateway = tasks.filter(({ id }) => id.endsWith('[gateway]'));
      expect(new Set(ofGateway.map(({ state }) => state))).toEqual(new Set(['skipped']));
    },
  );

  it('is not judged without its tools, and says how to install them', async () => {
    await repository.run(['mv', '.venv', repository.parent], {
      cwd: join(repository.directory, 'research'),
    });
    repository.env.PATH = await createBarePath(repository);
    const { code, stderr } = await runGate(repository, ['check', '--all', ...gates]);
    expect(code).toBe(3);
    for (const gate of ['ruff', 'black', 'isort', 'mypy', 'bandit']) {
      expect(stderr).toContain(`${gate} is not installed`);
      expect(stderr).toContain(`pip install ${gate}`);
    }
    expect(verdictsOf(await judge(repository, ['--all', ...gates]))).toEqual({
      'ruff[research]': 'error',
      'black[research]': 'error',
      'isort[research]': 'error',
      'mypy[research]': 'error',
      'bandit[research]': 'error',
      'pytest[research]': 'skipped',
      secrets: 'pass',
    });
  });
});
