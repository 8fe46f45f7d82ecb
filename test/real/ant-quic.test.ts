import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { antQuicPlants } from '../rig/plants/ant-quic.ts';
import { runGate } from '../rig/run-gate.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';
import { createBarePath } from './bare-path.ts';
import { describeWith, rustTools } from './describe-with.ts';
import { expectAllPassed, expectCaught } from './expect-judged.ts';
import { judge, verdictsOf } from './judge.ts';
import { openExample, restore } from './open-example.ts';

describeWith(rustTools, 'ant-quic with the real cargo', () => {
  let repository: TestRepository;

  beforeAll(async () => {
    repository = await openExample('ant-quic');
  });
  afterEach(() => restore(repository));
  afterAll(() => repository.dispose());

  it('passes, also when cargo has nothing left to build', async () => {
    const first = await judge(repository, ['--all']);
    expectAllPassed(first);
    expect(first.snapshot).toMatchObject({ source: 'worktree', place: 'work-tree' });
    const second = await judge(repository, ['--all']);
    expectAllPassed(second);
    const examined = ({ tasks }: typeof first) => tasks.map((task) => [task.id, task.examined]);
    expect(examined(second)).toEqual(examined(first));
  });

  it.each(antQuicPlants)('blocks $name in $gate', async (plant) => {
    await expectCaught(repository, plant, ['--all']);
  });

  it('blocks again what cargo only repeats from its cache', async () => {
    const plant = antQuicPlants.find(({ gate }) => gate === 'clippy');
    if (plant === undefined) throw new Error('no mistake for clippy');
    await expectCaught(repository, plant, ['--all', 'clippy']);
    await expectCaught(repository, { ...plant, plant: () => {} }, ['--all', 'clippy']);
  });

  it('is not judged without cargo, and says how to install it', async () => {
    const env = { PATH: await createBarePath(repository) };
    const { code, stderr } = await runGate(repository, ['check', '--all', '--stage', 'ci'], {
      env,
    });
    expect(code).toBe(3);
    expect(stderr).toContain('cargo is not installed');
    expect(stderr).toContain('install Rust: https://rustup.rs');
    repository.env.PATH = env.PATH;
    expect(verdictsOf(await judge(repository, ['--all']))).toEqual({
      fmt: 'error',
      check: 'error',
      clippy: 'skipped',
      doc: 'skipped',
      'test[stable,default]': 'skipped',
      'test[stable,none]': 'skipped',
      'test[stable,pqc,aws-lc-rs]': 'skipped',
      'test[stable,pqc,rustls-ring]': 'skipped',
      licenses: 'error',
      secrets: 'pass',
    });
  });
});
