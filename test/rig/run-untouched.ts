import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runGate } from './run-gate.ts';
import { steadyOutput } from './steady-output.ts';
import type { TestRepository } from './temporary-repository.ts';

/**
 * Runs gate and expects that not one byte of the work tree, the index, the objects, the refs or the
 * stash differs afterwards. When the index is judged in a room, its trees may have become objects.
 * @returns the exit code and what a person reads, steady
 */
export async function runUntouched(
  repository: TestRepository,
  args: readonly string[],
  options: Parameters<typeof runGate>[2] = {},
): Promise<string> {
  const before = await fingerprint(repository.directory);
  const { code, stderr } = await runGate(repository, args, options);
  const after = await fingerprint(repository.directory);
  const mayAdd = args.includes('--staged') && stderr.includes('judged in a room');
  expect(mayAdd ? withoutAdded(after, before) : after).toEqual(before);
  return `exit ${code}\n${steadyOutput(stderr, repository)}`;
}

function withoutAdded(
  after: Record<string, string>,
  before: Record<string, string>,
): Record<string, string> {
  const isAddedObject = (name: string) => name.startsWith('.git/objects/') && !(name in before);
  return Object.fromEntries(Object.entries(after).filter(([name]) => !isAddedObject(name)));
}

/** What gate may leave in a git directory: its own state, and the list of its rooms. */
const ownState = /^(?:\.git|repository\.git)\/(?:gate|worktrees)(?:\/|$)/;

/** Every file below a directory with its mode and a hash of its bytes. */
export async function fingerprint(directory: string): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const name of (await readdir(directory, { recursive: true })).sort()) {
    if (ownState.test(name)) continue;
    const path = join(directory, name);
    const status = await lstat(path);
    const mode = status.mode.toString(8);
    if (status.isSymbolicLink()) seen[name] = `-> ${await readlink(path)}`;
    else if (status.isFile()) seen[name] = `${mode} ${hashOf(await readFile(path))}`;
    else seen[name] = mode;
  }
  return seen;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
