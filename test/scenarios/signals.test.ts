import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeToolCall } from '../rig/fake-tool-call.ts';
import { createGateRig, type GateRig, verdictsIn } from '../rig/gate-rig.ts';
import { type RunningGate, startGate } from '../rig/run-gate.ts';
import { closingOutput } from '../rig/steady-output.ts';

let rig: GateRig;
let slow: () => Promise<FakeToolCall>;
beforeEach(async () => {
  rig = await createGateRig(`gates:
  slow: { run: "slow & wait" }
  later: { run: "true", needs: slow }
`);
  slow = await rig.tool('slow');
});
afterEach(() => rig.dispose());

/** gate in the middle of a task whose tool has a child; neither obeys signals. */
async function startStubborn(
  ...args: string[]
): Promise<{ gate: RunningGate; processes: readonly FakeToolCall[] }> {
  const gate = startGate(rig.repository, ['check', ...args]);
  const tool = await slow();
  const processes = [tool, await tool.spawnGrandchild()];
  for (const one of processes) await one.ignoreSignals();
  return { gate, processes };
}

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

describe.each(signals)('%s in the middle of a task', (signal, code) => {
  it.each([
    ['gate alone', 1],
    ['its whole group, as a terminal does', -1],
  ])('to %s: ends everything within two seconds', { retry: 2 }, async (_to, sign) => {
    const { gate, processes } = await startStubborn('--json');
    const sentAt = performance.now();
    process.kill(sign * gate.pid, signal);
    const told = await Promise.all(processes.map((one) => one.nextSignal()));
    expect(told).toEqual(['SIGTERM', 'SIGTERM']);
    await Promise.all(processes.map(({ gone }) => gone));
    const result = await gate.result;
    expect(performance.now() - sentAt).toBeLessThan(2000);
    expect(result.code).toBe(code);
    expect(verdictsIn(result)).toEqual({ slow: 'skipped: cancelled', later: 'skipped: cancelled' });
  });
});

it('says how far it got', async () => {
  const { gate } = await startStubborn();
  process.kill(gate.pid, 'SIGINT');
  const { stderr, stdout } = await gate.result;
  expect(stdout).toBe('');
  expect(closingOutput(stderr, rig.repository)).toMatchInlineSnapshot(`
    " interrupted   2 skipped
    "
  `);
});

it('takes two signals that come together for one', async () => {
  const { gate, processes } = await startStubborn('--json');
  process.kill(gate.pid, 'SIGINT');
  process.kill(gate.pid, 'SIGTERM');
  await Promise.all(processes.map(({ gone }) => gone));
  const result = await gate.result;
  expect([130, 143]).toContain(result.code);
  expect(Object.keys(verdictsIn(result))).toEqual(['slow', 'later']);
});

it('SIGKILL to gate: the tool and its child die with it', async () => {
  const { gate, processes } = await startStubborn();
  process.kill(gate.pid, 'SIGKILL');
  await Promise.all(processes.map(({ gone }) => gone));
  expect((await gate.result).code).toBe(137);
});

it('a signal while a tool is probed', async () => {
  await rig.repository.write('gate.config.yaml', 'gates: { lint: { uses: ruff } }\n');
  const ruff = await rig.tool('ruff');
  const gate = startGate(rig.repository, ['check', '--json']);
  const probe = await ruff();
  process.kill(gate.pid, 'SIGTERM');
  await probe.gone;
  const result = await gate.result;
  expect(result.code).toBe(143);
  expect(verdictsIn(result)).toEqual({ lint: 'skipped: cancelled' });
});

it('a signal while git is asked what to judge', async () => {
  const git = await rig.tool('git');
  const gate = startGate(rig.repository, ['check']);
  const call = await git();
  process.kill(gate.pid, 'SIGINT');
  expect((await gate.result).code).toBe(130);
  await call.gone;
});

it('leaves no room locked behind', async () => {
  await rig.repository.commit('first');
  await rig.repository.write('gate.config.yaml', 'gates: { other: { run: "true" } }\n');
  const { gate } = await startStubborn('--commit', 'HEAD');
  process.kill(gate.pid, 'SIGINT');
  expect((await gate.result).code).toBe(130);
  const again = startGate(rig.repository, ['check', '--commit', 'HEAD', '--json']);
  const call = await slow();
  expect(call.cwd).toMatch(/\/rooms\/[0-9a-f]+\/1$/);
  await call.exit(0);
  expect((await again.result).code).toBe(0);
});
