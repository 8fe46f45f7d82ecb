import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { plasmaGatewayPlants } from '../rig/plants/plasma-gateway.ts';
import { runGate } from '../rig/run-gate.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';
import { createBarePath } from './bare-path.ts';
import { describeWith, nodeTools } from './describe-with.ts';
import { expectAllPassed, expectCaught } from './expect-judged.ts';
import { installGateway } from './install-services.ts';
import { judge, verdictsOf } from './judge.ts';
import { openExample, restore } from './open-example.ts';

const gates = ['prettier', 'eslint', 'tsc', 'vitest', 'secrets'];

describeWith(nodeTools, 'the gateway of plasma-engine with real Node tools', () => {
  let repository: TestRepository;

  beforeAll(async () => {
    repository = await openExample('plasma-engine');
    await installGateway(repository);
  });
  afterEach(() => restore(repository));
  afterAll(() => repository.dispose());

  it('passes, also with warm caches', async () => {
    expectAllPassed(await judge(repository, ['--all', ...gates]));
    expectAllPassed(await judge(repository, ['--all', ...gates]));
  });

  it.each(plasmaGatewayPlants)(
    'blocks $name in $gate, and judges no more than this service',
    async (plant) => {
      const { tasks } = await expectCaught(repository, plant, ['--since', 'HEAD']);
      const ofResearch = tasks.filter(({ id }) => id.endsWith('[research]'));
      expect(new Set(ofResearch.map(({ state }) => state))).toEqual(new Set(['skipped']));
    },
  );

  it('is not judged without its tools, and says how to install them', async () => {
    await repository.run(['mv', 'node_modules', repository.parent], {
      cwd: join(repository.directory, 'gateway'),
    });
    repository.env.PATH = await createBarePath(repository);
    const { code, stderr } = await runGate(repository, ['check', '--all', ...gates]);
    expect(code).toBe(3);
    expect(stderr).toContain('prettier is not installed');
    expect(stderr).toContain('npm install --save-dev prettier');
    expect(verdictsOf(await judge(repository, ['--all', ...gates]))).toEqual({
      'prettier[gateway]': 'error',
      'eslint[gateway]': 'error',
      'tsc[gateway]': 'error',
      'vitest[gateway]': 'skipped',
      secrets: 'pass',
    });
  });
});
