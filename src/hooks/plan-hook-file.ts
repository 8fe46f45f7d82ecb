import { lstat, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileContent, readContent } from './file-content.ts';
import type { HooksPlace } from './find-hooks-place.ts';
import { findBlock, insertBlock } from './hook-block.ts';
import type { HookChange } from './hook-change.ts';

/** Where hooks go that cannot hold the lines of gate; their names stay, some look at them. */
const formerDirectory = 'gate-former';

/** Interpreters that read POSIX sh. A file without `#!` is run by sh. */
const shell = /^#!.*\b(?:sh|bash|dash|ash|ksh|zsh)\b/;

/**
 * What it takes for a hook file to call gate: the shipped script where there is none, the lines of
 * gate at the top of a shell script, and for anything else (a program, a link, a script that was
 * switched off) the shipped script, calling the former from `gate-former/`.
 *
 * @param shipped the script as it comes with gate
 */
export async function planHookFile(
  { directory, runBy }: HooksPlace,
  name: string,
  shipped: string,
): Promise<readonly HookChange[]> {
  const path = join(directory, name);
  const script: FileContent = { text: shipped, mode: 0o755 };
  const status = await lstat(path).catch(() => undefined);
  if (status === undefined) return [{ kind: 'write', path, after: script }];
  const to = join(directory, formerDirectory, name);
  if (status.isSymbolicLink()) {
    const after = { ...script, text: shipped + callFormer(name, runBy) };
    const move = {
      kind: 'move',
      from: path,
      to,
      target: await readlink(path),
      runs: true,
    } as const;
    return [move, { kind: 'write', path, after }];
  }
  const before = await readContent(path);
  if (before === undefined) return [{ kind: 'write', path, after: script }];
  const runs = runBy === 'husky' || (before.mode & 0o111) !== 0;
  if (runs && canHoldBlock(before, runBy)) {
    const text = insertBlock(before.text, findBlock(shipped) ?? shipped);
    return text === before.text
      ? []
      : [{ kind: 'write', path, before, after: { ...before, text } }];
  }
  const after = { ...script, text: runs ? shipped + callFormer(name, runBy) : shipped };
  return [
    { kind: 'move', from: path, to, runs },
    { kind: 'write', path, after },
  ];
}

function canHoldBlock({ text }: FileContent, runBy: HooksPlace['runBy']): boolean {
  if (text.includes('\0')) return false;
  return runBy === 'husky' || !text.startsWith('#!') || shell.test(text);
}

function callFormer(name: string, runBy: HooksPlace['runBy']): string {
  const run = runBy === 'husky' ? 'exec sh -e' : 'exec';
  return `${run} "$(dirname -- "$0")/${formerDirectory}/${name}" "$@"\n`;
}
