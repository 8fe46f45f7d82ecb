import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { exitCodeOf, exitCodes } from '../../src/core/exit-code.ts';
import type { RunResult } from '../../src/core/run-result.ts';
import { adapterIds, loadGate } from '../../src/gates/registry.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { caseFolder, caseNames, readCase } from '../gates/recorded-case.ts';
import { type BrokenTools, createBrokenTools, type Tool } from '../rig/broken-tools.ts';
import { registry } from '../rig/gates.ts';

/**
 * Every adapter through the runner, with programs that fail: what test/gates/fault-matrix.test.ts
 * asserts of outcomes, here from the process to the exit code of gate. One run for each fault holds
 * a task of each adapter, called as in its first recorded case. Programs of gate's own are replaced
 * as well.
 */

/** The name of the command of the `run:` gate. */
const userCommand = 'user-command';

let directory: string;
let tools: BrokenTools;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gate-faults-'));
  tools = await createBrokenTools(toolsOfAll());
});
afterAll(async () => {
  await tools.dispose();
  await rm(directory, { recursive: true, force: true });
});

it('has a task for every adapter', async () => {
  await tools.fail('exit 1');
  const { tasks } = await runAll();
  expect(tasks.map(({ uses }) => uses).sort()).toEqual([...adapterIds].sort());
  expect(tasks.filter(({ state }) => state !== 'ran')).toEqual([]);
});

describe('no adapter can judge', () => {
  it('a command that is missing', async () => {
    await tools.fail(undefined);
    expectErrors(await runAll());
  });

  it.each([
    ['exit code 127', 'exit 127'],
    ['a death by SIGKILL', 'kill -9 $$'],
    ['a death by SIGSEGV', 'kill -11 $$'],
  ])('%s', async (_, how) => {
    await tools.fail(how);
    expectErrors(await runAll());
  });

  it('a timeout', async () => {
    await tools.fail('exec sleep 3600');
    expectErrors(await runAll({ timeout: '50ms' }));
  });
});

describe('no adapter passes', () => {
  it.each(completeExits())('silence with exit code %i', async (code) => {
    await tools.fail(`exit ${code}`);
    const complete = registry.filter(({ id }) => isComplete(id, code)).map(({ id }) => id);
    expectErrors(await runAll({ wanted: complete }));
  });

  it('a report that the command of the user should have left', async () => {
    await tools.fail('exit 0');
    const wanted = registry.filter(({ id }) => judgesByExitCode(id)).map(({ id }) => id);
    // Without a report a silent success is one.
    expectErrors(await runAll({ wanted: wanted.filter((id) => id !== 'run') }));
  });

  it.each([0, 1])('garbage with exit code %i', async (code) => {
    await tools.fail(`cat "$NOISE"; cat "$NOISE" >&2; exit ${code}`);
    const wanted = adapterIds.filter((id) => id !== 'run');
    const { tasks } = await runAll({ wanted });
    const wrong = tasks.filter(({ uses, verdict }) => {
      // Prettier's output is a list of names, and anything is one.
      return verdict !== 'error' && !(verdict === 'block' && ['prettier', 'c8'].includes(uses));
    });
    expect(wrong).toEqual([]);
  });
});

function sample(id: string) {
  const gate = registry.find((candidate) => candidate.id === id);
  const name = caseNames(id).find((candidate) => candidate.startsWith('ok.'));
  return gate === undefined || name === undefined ? undefined : readCase(gate, name);
}

/** The programs that the adapters call, and with what they ask for their versions. */
function toolsOfAll(): Tool[] {
  const probes = new Map<string, Set<string>>([[userCommand, new Set()]]);
  const add = (command: string, ...args: readonly string[]) => {
    const known = probes.get(command) ?? new Set();
    probes.set(command, new Set([...known, ...args]));
  };
  for (const { id } of registry) {
    const { bound, spec } = sample(id) ?? {};
    if (bound?.tool !== undefined) add(bound.tool.command, bound.tool.args.join(' '));
    const program = spec?.argv[0];
    if (program !== undefined && program !== 'gate' && program !== 'sh') add(program);
  }
  return [...probes].map(([command, args]) => ({ command, probes: [...args] }));
}

function completeExits(): number[] {
  const codes = registry.flatMap(({ id }) => {
    const known = sample(id)?.bound.completeExits ?? 'any';
    return known === 'any' ? [] : known;
  });
  return [...new Set(codes)].sort((a, b) => a - b);
}

function isComplete(id: string, code: number): boolean {
  const known = sample(id)?.bound.completeExits ?? 'any';
  return known !== 'any' && known.includes(code);
}

function judgesByExitCode(id: string): boolean {
  return sample(id)?.bound.completeExits === 'any';
}

async function configOfAll(timeout: string | undefined): Promise<string> {
  const limit = timeout === undefined ? {} : { timeout };
  const gates: Record<string, unknown> = { run: { run: userCommand, ...limit } };
  for (const id of adapterIds.filter((one) => one !== 'run')) {
    const name = caseNames(id).find((one) => one.startsWith('ok.')) ?? '';
    const about = JSON.parse(await readFile(join(caseFolder(id), name, 'case.json'), 'utf8'));
    gates[id] = { uses: id, with: about.options ?? {}, ...limit };
  }
  return JSON.stringify({ gates });
}

interface Run {
  /** Of each task. */
  readonly timeout?: string;
  /** Adapters; all of them without it. */
  readonly wanted?: readonly string[];
}

async function runAll({ timeout, wanted = [] }: Run = {}): Promise<RunResult> {
  await writeFile(join(directory, 'gate.config.json'), await configOfAll(timeout));
  const catalogue = { ids: adapterIds, load: loadGate };
  const config = await loadConfig({ cwd: directory, stopAt: directory, catalogue, ci: true });
  if (!config.ok) throw new Error(JSON.stringify(config.failure.diagnostics));
  const plan = buildPlan(config.value, { stage: 'pre-push', wanted });
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure.diagnostics));
  return runPlan(
    plan.value,
    {
      config: config.value,
      snapshot: { tree: '0'.repeat(40), source: 'worktree', place: 'work-tree' },
      root: directory,
      directory,
      logs: join(directory, 'logs'),
      durations: { expected: new Map(), save: async () => undefined },
      self: [tools.self],
      env: { PATH: tools.path, HOME: directory },
      gateVersion: '0.0.0',
      jobs: 4,
      failFast: false,
      ci: true,
      unlinked: [],
      baseline: { findings: [], metrics: [] },
      interrupt: new AbortController().signal,
    },
    () => {},
  );
}

function expectErrors(result: RunResult): void {
  const verdicts = result.tasks.map(({ uses, verdict, reason }) => ({ uses, verdict, reason }));
  expect(verdicts.filter(({ verdict }) => verdict !== 'error')).toEqual([]);
  expect(exitCodeOf(result.verdict)).toBe(exitCodes.notJudged);
}
