import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detectRepository } from '../../../src/init/detect-repository.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

describe('gate init, on real trees', () => {
  it('finds the tools and scripts of gate itself', () => {
    const { components, gates } = detectDirectory('.');
    expect(components).toEqual([]);
    const actions = gates.map(({ action }) => ('uses' in action ? action.uses : action.run));
    expect(actions).toEqual(
      expect.arrayContaining(['secrets', 'biome', 'tsc', 'vitest', 'npm run knip']),
    );
  });

  it('finds the members of ant-quic, and the gates of cargo', () => {
    const { components, gates } = detectDirectory('examples/ant-quic');
    expect(components).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ root: 'crates/frame', dependsOn: [] }),
        expect.objectContaining({ root: 'crates/nat' }),
      ]),
    );
    const names = gates.map(({ name }) => name);
    expect(names).toEqual(['secrets', 'fmt', 'compile', 'clippy', 'test', 'doc']);
  });

  it('finds the two services of plasma-engine, each with its own tools', () => {
    const { gates } = detectDirectory('examples/plasma-engine');
    const proposed = gates.map(({ name, each }) => `${name} ${each.join()}`);
    const node = ['prettier', 'eslint', 'tsc', 'vitest'].map((name) => `${name} gateway`);
    const python = ['ruff', 'black', 'isort', 'mypy', 'pytest'].map((name) => `${name} research`);
    expect(proposed).toEqual(expect.arrayContaining([...node, ...python]));
  });
});

function detectDirectory(path: string) {
  const cwd = join(repository, path);
  const list = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd,
    encoding: 'utf8',
  });
  return detectRepository({
    list: () => list.split('\0').filter(Boolean),
    read: (file) => readText(join(cwd, file)),
  });
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
