import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadDurations } from '../../../src/run/durations.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gate-durations-'));
});
afterEach(() => rm(directory, { recursive: true }));

it('remembers, and forgets nothing that did not run again', async () => {
  const state = join(directory, 'gate');
  await (await loadDurations(state)).save(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  );
  expect(await (await loadDurations(state)).save(new Map([['b', 3]]))).toBeUndefined();
  expect(Object.fromEntries((await loadDurations(state)).expected)).toEqual({ a: 1, b: 3 });
  expect(await readdir(state)).toEqual(['durations.json']);
});

it('keeps the five thousand newest', async () => {
  const many = new Map(Array.from({ length: 5000 }, (_, index) => [`old-${index}`, index]));
  await (await loadDurations(directory)).save(many);
  await (await loadDurations(directory)).save(new Map([['new', 1]]));
  const { expected } = await loadDurations(directory);
  expect(expected.size).toBe(5000);
  expect([expected.has('old-0'), expected.has('old-1'), expected.has('new')]).toEqual([
    false,
    true,
    true,
  ]);
});

it.each(['', 'not JSON', 'null', '[]', '"text"', '{"a": "1", "b": -1}'])(
  'takes %s for no history',
  async (text) => {
    await writeFile(join(directory, 'durations.json'), text);
    expect((await loadDurations(directory)).expected.size).toBe(0);
  },
);

it('writes nothing when nothing was measured', async () => {
  expect(await (await loadDurations(directory)).save(new Map())).toBeUndefined();
  expect(await readdir(directory)).toEqual([]);
});

it('says so when they cannot be kept, and leaves nothing half written', async () => {
  await mkdir(join(directory, 'durations.json'));
  const notice = await (await loadDurations(directory)).save(new Map([['a', 1]]));
  expect(notice).toMatch(/^durations of this run were not kept: EISDIR/);
  expect(await readdir(directory)).toEqual(['durations.json']);
  await expect(readFile(join(directory, 'durations.json'))).rejects.toThrow('EISDIR');
});
