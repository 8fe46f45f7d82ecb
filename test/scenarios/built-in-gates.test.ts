import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGate } from '../rig/run-gate.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

const config = `
gates:
  patterns:
    uses: forbid-pattern
    with:
      patterns:
        - name: no-mock
          pattern: '\\bmock[A-Z]'
          message: a mock outside of tests
          paths: ['src/**']
          allow: ['**/*.test.ts']
        - name: no-debug-print
          pattern: 'console\\.log\\('
          message: debug print; use the logger
          paths: ['src/**']
  messages: { uses: commit-message, with: { range: origin/main..HEAD } }
stages:
  pre-push: [patterns, messages]
`;

let repository: TestRepository;

beforeEach(async () => {
  repository = await createRepository();
  await repository.write('gate.config.yaml', config);
  await repository.write('src/a.ts', 'export const a = 1;\n');
  await repository.write('src/a.test.ts', 'const mockA = 1;\n');
  await repository.commit('not of this kind, and pushed long ago');
  await repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await repository.commit('feat: begin');
});
afterEach(() => repository.dispose());

const check = async () => {
  const { code, stdout } = await runGate(repository, ['check', '--all', '--json']);
  const { tasks } = JSON.parse(stdout);
  const [patterns, messages] = tasks;
  return { code, patterns, messages };
};

describe('gates that need nothing but gate', () => {
  it('pass what is good', async () => {
    expect(await check()).toMatchObject({
      code: 0,
      patterns: { verdict: 'pass', examined: { count: 2, unit: 'files' } },
      messages: { verdict: 'pass', examined: { count: 1, unit: 'messages' } },
    });
  });

  it('find a mock and a debug print, where they are', async () => {
    await repository.write('src/b.ts', 'const mockB = 1;\n  console.log(mockB);\n');
    const { code, patterns } = await check();
    expect(code).toBe(1);
    expect(patterns.findings).toMatchObject([
      { rule: 'no-mock', file: 'src/b.ts', line: 1, column: 7 },
      { rule: 'no-mock', file: 'src/b.ts', line: 2, column: 15 },
      { rule: 'no-debug-print', file: 'src/b.ts', line: 2, column: 3 },
    ]);
  });

  it('find every commit of a range that is not of the convention', async () => {
    await repository.commit('fixup! feat: begin');
    await repository.commit('wrong');
    await repository.commit('fix: right');
    const { code, messages } = await check();
    expect(code).toBe(1);
    expect(messages.examined.count).toBe(4);
    expect(messages.findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'header',
      'fixup',
    ]);
  });

  it('refuse an expression that is none, where it stands', async () => {
    await repository.write('gate.config.yaml', config.replace('console\\.log\\(', 'console.log('));
    const { code, stderr } = await runGate(repository, ['check']);
    expect(code).toBe(2);
    expect(stderr).toContain('is not a regular expression of JavaScript');
    expect(stderr).toContain('gate.config.yaml:13:');
  });
});
