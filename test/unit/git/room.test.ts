import { readlink, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { enterRoom } from '../../../src/git/room.ts';
import { releaseLock, takeLock } from '../../../src/git/room-lock.ts';
import { unwrap } from '../../rig/hook-rig.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';
import { useEnvironment } from '../../rig/use-environment.ts';
import { open, reasonOf, snapshotOf } from './git-rig.ts';

let repository: TestRepository;
beforeEach(async () => {
  repository = await createRepository();
  useEnvironment(repository.env);
  await repository.write('.gitignore', 'target\n');
  await repository.write('same', 'same\n');
  await repository.write('differs', 'first\n');
  await repository.commit('first');
  await repository.write('differs', 'second\n');
  await repository.commit('second');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await repository.dispose();
});

async function enter(revision: string) {
  const snapshot = await snapshotOf(repository.directory, { source: 'commit', revision });
  return enterRoom(await open(repository.directory), snapshot);
}

const inRoom = (directory: string, ...args: readonly string[]) =>
  repository.run(['git', ...args], { cwd: directory });

describe('a room', () => {
  it('holds the commit, and has its head', async () => {
    const { directory, release } = unwrap(await enter('HEAD~1'));
    expect(directory.startsWith(join(repository.home, '.cache', 'gate', 'rooms'))).toBe(true);
    expect(await repository.read(join(directory, 'differs'))).toBe('first\n');
    expect((await inRoom(directory, 'status', '--porcelain')).stdout).toBe('');
    expect((await inRoom(directory, 'rev-parse', 'HEAD')).stdout.trim()).toBe(
      await repository.git('rev-parse', 'HEAD~1'),
    );
    await release();
  });

  it('is kept: what does not differ and what is ignored stays untouched, the rest goes', async () => {
    const first = unwrap(await enter('HEAD~1'));
    const same = join(first.directory, 'same');
    const { mtimeMs, ino } = await stat(same);
    await repository.write(join(first.directory, 'target/cache'), 'warm');
    await repository.write(join(first.directory, 'left-behind'), 'by a tool');
    await repository.write(join(first.directory, 'differs'), 'by a tool');
    await first.release();
    const second = unwrap(await enter('HEAD'));
    expect(second.directory).toBe(first.directory);
    expect(await stat(same)).toMatchObject({ mtimeMs, ino });
    expect(await repository.read(join(second.directory, 'target/cache'))).toBe('warm');
    expect(await repository.read(join(second.directory, 'differs'))).toBe('second\n');
    expect((await inRoom(second.directory, 'status', '--porcelain')).stdout).toBe('');
    await second.release();
  });

  it('is one of its own for each run at the same time, up to eight', async () => {
    const rooms = [];
    for (let number = 1; number <= 8; number += 1) rooms.push(unwrap(await enter('HEAD~1')));
    expect(new Set(rooms.map(({ directory }) => directory)).size).toBe(8);
    expect(reasonOf(await enter('HEAD~1'))).toBe('no-free-room');
    for (const { release } of rooms) await release();
  });

  it.each([
    ['its directory is gone', (room: string) => rm(room, { recursive: true })],
    ['its link to git is cut off', (room: string) => repository.write(join(room, '.git'), '')],
    [
      'git has forgotten it',
      () => rm(join(repository.directory, '.git', 'worktrees'), { recursive: true }),
    ],
    ['its index is cut off', () => repository.write('.git/worktrees/1/index', 'DIRC')],
    [
      'its index is locked by a run that was killed',
      () => repository.write('.git/worktrees/1/index.lock', ''),
    ],
    [
      'it was never finished',
      async (room: string) => {
        await rm(room, { recursive: true });
        await repository.write('.git/worktrees/1/locked', 'initializing');
      },
    ],
  ])('is made again when %s', async (_what, damage) => {
    const { directory, release } = unwrap(await enter('HEAD~1'));
    await release();
    await damage(directory);
    const again = unwrap(await enter('HEAD~1'));
    expect(again.directory).toBe(directory);
    expect((await inRoom(directory, 'status', '--porcelain')).stdout).toBe('');
    await again.release();
  });

  it('of a repository that was cloned anew to the same path does not touch its worktrees', async () => {
    await unwrap(await enter('HEAD~1')).release();
    const copy = join(repository.parent, 'copy');
    await repository.git('clone', '--quiet', '--no-local', '.', copy);
    await rm(repository.directory, { recursive: true });
    await repository.run(['mv', copy, repository.directory], { cwd: repository.parent });
    const own = join(repository.parent, '1');
    await repository.git('worktree', 'add', '--quiet', '-b', 'own', own);
    await unwrap(await enter('HEAD~1')).release();
    expect((await inRoom(own, 'symbolic-ref', 'HEAD')).stdout).toBe('refs/heads/own\n');
    expect((await inRoom(own, 'status', '--porcelain')).stdout).toBe('');
  });

  it('leaves a repository in which git can collect garbage', async () => {
    await repository.write('differs', 'staged\n');
    await repository.git('add', 'differs');
    await repository.write('differs', 'not staged\n');
    const snapshot = await snapshotOf(repository.directory, { source: 'index' });
    const room = unwrap(await enterRoom(await open(repository.directory), snapshot));
    expect(await repository.read(join(room.directory, 'differs'))).toBe('staged\n');
    await room.release();
    await snapshot.dispose();
    await repository.git('reset', '--quiet');
    await repository.git('gc', '--quiet', '--prune=now');
    expect((await repository.tryGit('fsck', '--no-dangling')).code).toBe(0);
    await unwrap(await enter('HEAD~1')).release();
  });

  it('needs a place', async () => {
    vi.stubEnv('XDG_CACHE_HOME', join(repository.directory, 'same'));
    expect(reasonOf(await enter('HEAD~1'))).toBe('no-room');
    vi.stubEnv('XDG_CACHE_HOME', undefined);
    vi.stubEnv('HOME', '');
    expect(reasonOf(await enter('HEAD~1'))).toBe('no-room');
  });
});

describe('a lock', () => {
  const lock = () => join(repository.parent, 'locks', '1.lock');

  it('is had by one', async () => {
    expect(await takeLock(lock())).toBe(true);
    expect(await takeLock(lock())).toBe(false);
    await releaseLock(lock());
    expect(await takeLock(lock())).toBe(true);
  });

  it('is taken over from a process that is gone', async () => {
    const { stdout: pid } = await repository.run(['sh', '-c', 'echo $$']);
    await takeLock(lock());
    await releaseLock(lock());
    await symlink(pid.trim(), lock());
    expect(await takeLock(lock())).toBe(true);
    expect(await readlink(lock())).toBe(String(process.pid));
  });
});
