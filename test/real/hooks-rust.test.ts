import { afterAll, beforeAll, expect, it } from 'vitest';
import { antQuicPlants } from '../rig/plants/ant-quic.ts';
import type { Plant } from '../rig/plants/plant.ts';
import { describeWith, rustTools } from './describe-with.ts';
import { type HookedExample, openHookedExample } from './hooked-example.ts';
import { append, restore } from './open-example.ts';

function plantFor(gate: string): Plant {
  const found = antQuicPlants.find((plant) => plant.gate === gate);
  if (found === undefined) throw new Error(`no mistake for ${gate}`);
  return found;
}

// One story: each test goes on where the one before it ended.
describeWith(rustTools, 'commit and push in ant-quic, with the hooks of gate', () => {
  let example: HookedExample;

  beforeAll(async () => {
    example = await openHookedExample('ant-quic');
  });
  afterAll(() => example.repository.dispose());

  it('stops a commit of unformatted code', async () => {
    const { repository, commit, heads } = example;
    const { local } = await heads();
    plantFor('fmt').plant(repository.directory);
    const { code, stderr } = await commit('refactor(nat): compare families');
    expect(code, stderr).toBe(1);
    expect(stderr).toContain('crates/nat/src/candidate.rs:69');
    expect(stderr).toContain('cargo fmt');
    expect(stderr).toContain('commit refused');
    expect((await heads()).local).toBe(local);
  });

  it('lets the formatted commit through', async () => {
    const { repository, commit } = example;
    await restore(repository);
    await repository.write('crates/nat/NOTES.md', 'Pairs are tried best first.\n');
    const { code, stderr } = await commit('docs(nat): note');
    expect(code, stderr).toBe(0);
    expect(await repository.git('log', '-1', '--format=%s')).toBe('docs(nat): note');
  });

  it('lets a push of sound commits through', async () => {
    const { push, heads } = example;
    const { code, stderr } = await push();
    expect(code, stderr).toBe(0);
    const { remote, local } = await heads();
    expect(remote).toBe(local);
  });

  it('stops a push of a commit whose test fails', async () => {
    const { repository, commit, push, heads } = example;
    const before = await heads();
    plantFor('test').plant(repository.directory);
    await commit('fix(nat): more patience', '--no-verify');
    const { code, stderr } = await push();
    expect(code, stderr).toBe(1);
    expect(stderr).toContain('crates/nat/src/traversal.rs:269');
    expect(stderr).toContain('push refused');
    expect((await heads()).remote).toBe(before.remote);
  });

  it('stops it also when only the work tree has it mended', async () => {
    const { repository, push, heads } = example;
    const { remote } = await heads();
    await repository.git('checkout', '--quiet', 'HEAD~1', '--', '.');
    const { code, stderr } = await push();
    expect(code, stderr).toBe(1);
    expect(stderr).toContain('judged in a room');
    expect(stderr).toContain('crates/nat/src/traversal.rs:269');
    expect((await heads()).remote).toBe(remote);
  });

  it('lets the mended commit through while the work tree holds a broken file', async () => {
    const { repository, commit, push, heads } = example;
    await append(repository, 'crates/nat/src/candidate.rs', '\n// Families never mix.\n');
    const committed = await commit('docs(nat): families', '--amend');
    expect(committed.code, committed.stderr).toBe(0);
    plantFor('check').plant(repository.directory);
    await repository.write('crates/frame/src/scratch.rs', 'fn half(');
    const status = await repository.git('status', '--porcelain');
    const { code, stderr } = await push();
    expect(stderr).toContain('judged in a room');
    expect(code, stderr).toBe(0);
    const { remote, local } = await heads();
    expect(remote).toBe(local);
    expect(await repository.git('status', '--porcelain')).toBe(status);
  });
});
