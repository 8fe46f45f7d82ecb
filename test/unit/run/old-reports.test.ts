import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeOldReports } from '../../../src/run/old-reports.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';

let repository: TestRepository;

beforeEach(async () => {
  repository = await createRepository();
  await repository.write('package.json', '{}');
  await repository.commit('feat: begin');
});
afterEach(() => repository.dispose());

it('removes a report, wherever it lies, and does not mind one that is not there', async () => {
  await repository.write('out/[old] report.json', '{}');
  const inTree = join(repository.directory, 'out/[old] report.json');
  const outside = join(repository.parent, 'report.json');
  expect(await removeOldReports([inTree, outside], repository.directory)).toBeUndefined();
  expect(existsSync(inTree)).toBe(false);
});

it('never removes a file that git tracks', async () => {
  const file = join(repository.directory, 'package.json');
  expect(await removeOldReports([file], repository.directory)).toBe(
    'package.json is tracked by git, so it is no report of a tool',
  );
  expect(existsSync(file)).toBe(true);
});

it('says so when it cannot remove one', async () => {
  await repository.write('report/file', '');
  const problem = await removeOldReports(
    [join(repository.directory, 'report')],
    repository.directory,
  );
  expect(problem).toContain('an old report cannot be removed');
});
