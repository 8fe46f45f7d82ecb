import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGate } from '../rig/run-gate.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

let repository: TestRepository;

beforeEach(async () => {
  repository = await createRepository();
  await repository.write('.gitignore', 'out/\n');
  await repository.write('stoq/src/queue.py', 'def pop(queue):\n    return queue.pop()\n');
});
afterEach(() => repository.dispose());

/** Judges a command of the component `stoq` that copies `left/` to `out/`, where its reports are. */
async function check(gate: object, left: Readonly<Record<string, string>>, exitCode = 0) {
  for (const [name, text] of Object.entries(left))
    await repository.write(`stoq/left/${name}`, text);
  const run = `mkdir -p out left && cp -R left/. out/ && exit ${exitCode}`;
  const config = {
    components: { stoq: { root: 'stoq' } },
    gates: { it: { run, each: 'component', ...gate } },
  };
  await repository.write('gate.config.json', JSON.stringify(config));
  const { code, stdout } = await runGate(repository, ['check', '--all', '--json']);
  return { code, task: JSON.parse(stdout).tasks[0] };
}

function metricsFile(throughput: number): string {
  const metric = { name: 'throughput', value: throughput, unit: 'Gbps', better: 'higher' };
  return JSON.stringify({ metrics: [metric] });
}

describe('a metrics file', () => {
  const gate = {
    reads: { metrics: 'out/metrics.json' },
    limits: { throughput: { block: { below: '2950Mbps' } } },
  };

  it.each([
    ['under', 2.949, { code: 1, task: { verdict: 'block' } }],
    ['at', 2.95, { code: 0, task: { verdict: 'pass', examined: { count: 1, unit: 'metrics' } } }],
    ['over', 2.951, { code: 0, task: { verdict: 'pass' } }],
  ])('is judged %s the limit', async (_name, throughput, judged) => {
    const checked = await check(gate, { 'metrics.json': metricsFile(throughput) });
    expect(checked).toMatchObject(judged);
    expect(checked.task.metrics).toMatchObject([{ name: 'throughput', value: throughput }]);
  });

  it('that is missing cannot be judged', async () => {
    expect(await check(gate, {})).toMatchObject({
      code: 3,
      task: {
        verdict: 'error',
        reason: 'could not be judged: out/metrics.json: no metrics file was written',
      },
    });
  });

  it('that was left from before cannot be judged', async () => {
    expect(await check(gate, { 'metrics.json': metricsFile(3) })).toMatchObject({ code: 0 });
    await rm(join(repository.directory, 'stoq/left/metrics.json'));
    expect(await repository.read('stoq/out/metrics.json')).toBe(metricsFile(3));
    expect(await check(gate, {})).toMatchObject({ code: 3, task: { verdict: 'error' } });
  });

  it('without the metric of a limit cannot be judged', async () => {
    const metrics = metricsFile(3).replace('throughput', 'latency');
    expect(await check(gate, { 'metrics.json': metrics })).toMatchObject({ code: 3 });
  });
});

describe('what reports find stands where it is', () => {
  it('SARIF, after exit code 0', async () => {
    const sarif = JSON.stringify({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'queuelint', rules: [{ id: 'Q1' }] } },
          results: [
            {
              ruleId: 'Q1',
              level: 'error',
              message: { text: 'may be empty' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'src/queue.py' },
                    region: { startLine: 2, startColumn: 12 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
    const { code, task } = await check({ reads: { sarif: 'out/a.sarif' } }, { 'a.sarif': sarif });
    expect(code).toBe(1);
    expect(task.findings).toMatchObject([
      { tool: 'queuelint', rule: 'Q1', file: 'stoq/src/queue.py', line: 2, column: 12 },
    ]);
  });

  it('JUnit, instead of the exit code', async () => {
    const junit =
      '<testsuite name="queue" tests="2" failures="1"><testcase classname="Queue" name="push"/>' +
      '<testcase classname="Queue" name="pop" file="src/queue.py" line="1">' +
      '<failure message="IndexError">src/queue.py:2: IndexError</failure></testcase></testsuite>';
    const { code, task } = await check({ reads: { junit: 'out/a.xml' } }, { 'a.xml': junit }, 1);
    expect(code).toBe(1);
    expect(task.examined).toEqual({ count: 2, unit: 'tests' });
    expect(task.findings).toMatchObject([
      { tool: 'junit', rule: 'Queue::pop', file: 'stoq/src/queue.py', line: 2 },
    ]);
  });

  it('lcov, by the coverage of lines that changed', async () => {
    await repository.write('stoq/left/lcov.info', lcovOf('DA:1,1', 'DA:2,1'));
    await repository.commit('feat: queue');
    await repository.write('stoq/src/queue.py', 'def pop(queue):\n    return queue.pop(0)\n');
    const gate = {
      reads: { lcov: 'out/lcov.info' },
      limits: {
        'line-coverage': { block: { below: '50%' } },
        'diff-coverage': { block: { below: '50%', minLines: 1 } },
      },
    };
    await repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    const { code, task } = await check(gate, { 'lcov.info': lcovOf('DA:1,1', 'DA:2,0') });
    expect(code).toBe(1);
    expect(task.metrics).toMatchObject([
      { name: 'line-coverage', value: 50 },
      { name: 'diff-coverage', value: 0, level: 'block' },
    ]);
  });
});

function lcovOf(...lines: readonly string[]): string {
  return ['SF:src/queue.py', ...lines, 'end_of_record', ''].join('\n');
}
