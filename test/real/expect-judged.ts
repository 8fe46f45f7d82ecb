import { expect } from 'vitest';
import type { Plant } from '../rig/plants/plant.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';
import { type Judgement, judge } from './judge.ts';

/** Everything ran, examined something and passed. */
export function expectAllPassed({ code, verdict, tasks }: Judgement): void {
  const others = tasks.filter((task) => task.state !== 'ran' || task.verdict !== 'pass');
  expect(others).toEqual([]);
  expect(tasks.filter(({ examined }) => (examined?.count ?? 0) === 0)).toEqual([]);
  expect({ code, verdict }).toEqual({ code: 0, verdict: 'pass' });
}

/** The mistake is found by the gates that have to find it, where it is, and by no other. */
export async function expectCaught(
  repository: TestRepository,
  { plant, gate, alsoBlocks = [], expected }: Plant,
  args: readonly string[],
): Promise<Judgement> {
  plant(repository.directory);
  const judgement = await judge(repository, args);
  const blocking = judgement.tasks.filter(({ verdict }) => verdict === 'block');
  expect(new Set(blocking.map((task) => task.gate))).toEqual(new Set([gate, ...alsoBlocks]));
  const findings = blocking.filter((task) => task.gate === gate).flatMap((task) => task.findings);
  expect(findings).toContainEqual(expect.objectContaining({ level: 'block', ...expected }));
  expect(judgement.tasks.filter(({ verdict }) => verdict === 'error')).toEqual([]);
  expect({ code: judgement.code, verdict: judgement.verdict }).toEqual({
    code: 1,
    verdict: 'block',
  });
  return judgement;
}
