import { afterEach, beforeEach, expect, it } from 'vitest';
import { runGate } from '../rig/run-gate.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

let repository: TestRepository;

beforeEach(async () => {
  repository = await createRepository();
});
afterEach(() => repository.dispose());

it('imports husky and a config in JavaScript from the code cache that a run has left', async () => {
  await repository.write('gate.config.mjs', 'export default { gates: { a: { run: "true" } } };\n');
  await repository.commit('feat: begin');
  for (let run = 0; run < 2; run += 1) {
    const checked = await runGate(repository, ['check']);
    expect(checked.code, checked.stderr).toBe(0);
    expect(checked.stderr).not.toContain('Warning');
  }
  const installed = await runGate(repository, ['install']);
  expect(installed.code, installed.stderr).toBe(0);
  expect(await repository.git('config', 'core.hooksPath')).toBe('.husky/_');
});
