import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExampleRepository, type ExampleRepository } from '../../rig/example-history.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';

let outer: TestRepository;
let first: ExampleRepository;

beforeAll(async () => {
  outer = await createRepository();
  first = await createExampleRepository('ant-quic', join(outer.parent, 'first'));
});
afterAll(() => outer.dispose());

function gitIn(directory: string, ...args: string[]): Promise<string> {
  return outer.git('-C', directory, ...args);
}

describe('the history of an example', () => {
  it('gives the same commits again', async () => {
    const second = await createExampleRepository('ant-quic', join(outer.parent, 'second'));
    expect(second.commits).toEqual(first.commits);
  });

  it('has conventional messages, oldest first', async () => {
    const log = await gitIn(first.directory, 'log', '--reverse', '--format=%H %s');
    expect(log.split('\n')).toEqual(first.commits.map(({ id, message }) => `${id} ${message}`));
    for (const { message } of first.commits) expect(message).toMatch(/^[a-z]+(\([a-z]+\))?: \S/);
    expect(first.commits.length).toBeGreaterThanOrEqual(5);
  });

  it('ends with the whole example and nothing uncommitted', async () => {
    expect(await gitIn(first.directory, 'status', '--porcelain')).toBe('');
    const files = (await gitIn(first.directory, 'ls-files')).split('\n');
    expect(files).toEqual(expect.arrayContaining(['Cargo.lock', 'gate.config.yaml', '.gitignore']));
    expect(files.filter((file) => file.startsWith('target/'))).toEqual([]);
  });

  it('works in a repository that is there, and refuses one that holds the example', async () => {
    const { commits } = await createExampleRepository('ant-quic', outer.directory);
    expect(commits).toEqual(first.commits);
    await expect(createExampleRepository('ant-quic', outer.directory)).rejects.toThrow('commit');
  });
});
