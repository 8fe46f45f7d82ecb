import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findExecutableHooks } from './find-executable-hooks.ts';

/** A program that writes hooks into `.git/hooks` and stops working when core.hooksPath is set. */
export interface HookManager {
  readonly name: string;
  /** The command with which it writes its hooks anew, and so loses the lines of gate. */
  readonly command: string;
  /** What its hooks are known by. */
  readonly sign: RegExp;
}

const managers: readonly HookManager[] = [
  { name: 'lefthook', command: 'lefthook install', sign: /lefthook/i },
  { name: 'prek', command: 'prek install', sign: /\bprek\b/ },
  { name: 'pre-commit', command: 'pre-commit install', sign: /pre-commit\.com|pre_commit/ },
  { name: 'simple-git-hooks', command: 'npx simple-git-hooks', sign: /simple[-_]git[-_]hooks/i },
  { name: 'overcommit', command: 'overcommit --install', sign: /overcommit/i },
  { name: 'hk', command: 'hk install', sign: /\bhk run\b/ },
];

/** The manager that wrote the hooks of a directory; nothing when a person did. */
export async function findManager(directory: string): Promise<HookManager | undefined> {
  for (const name of await findExecutableHooks(directory)) {
    const text = await readFile(join(directory, name), 'latin1');
    const manager = managers.find(({ sign }) => sign.test(text));
    if (manager !== undefined) return manager;
  }
  return undefined;
}
