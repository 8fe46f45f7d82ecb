import { lstat, mkdir, readdir, rename, rm, rmdir, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { type Result, success } from '../core/result.ts';
import { readContent, writeContent } from './file-content.ts';
import { removeBlock } from './hook-block.ts';
import type {
  ConfigChange,
  HookChange,
  HuskyChange,
  MoveChange,
  WriteChange,
} from './hook-change.ts';
import type { LocalConfig } from './local-config.ts';
import { reportFileErrors } from './report-file-errors.ts';

/** What could not be put back as it was, in one line; nothing when all of it was. */
type Remark = string | undefined;

/**
 * Puts back what a change replaced. What a person changed since is not lost: only the lines of gate
 * leave an edited hook, and a core.hooksPath that is not gate's doing stays.
 * Failures: `hooks-not-restored`, `git-failed`.
 */
export function undoChange(change: HookChange, config: LocalConfig): Promise<Result<Remark>> {
  return reportFileErrors('hooks-not-restored', 'the hooks could not be put back', async () => {
    switch (change.kind) {
      case 'write':
        return success(await undoWrite(change));
      case 'move':
        return success(await undoMove(change));
      case 'config':
        return undoConfig(change, config);
      case 'husky':
        return undoHusky(change, config);
    }
  });
}

async function undoConfig(
  { key, value }: ConfigChange,
  config: LocalConfig,
): Promise<Result<Remark>> {
  if ((await config.get(key)) !== value) return success(undefined);
  const removed = await config.remove(key, value);
  return removed.ok ? success(undefined) : removed;
}

async function undoWrite({ path, before, after }: WriteChange): Promise<Remark> {
  const current = await readContent(path);
  if (current === undefined) return undefined;
  const edited = current.text !== after.text;
  const rest = removeBlock(current.text);
  if (!edited || rest === removeBlock(after.text)) {
    if (before === undefined) await rm(path);
    else await writeContent(path, before);
    await removeEmptyDirectory(dirname(path));
    return undefined;
  }
  if (current.text === before?.text) return undefined;
  if (rest !== current.text) await writeContent(path, { ...current, text: rest });
  return `${path} was edited since the install and stays, without what gate put there`;
}

async function undoMove({ from, to, target }: MoveChange): Promise<Remark> {
  if (!(await exists(to))) return undefined;
  if (await exists(from)) return `${from} was edited since the install; the former one is ${to}`;
  await mkdir(dirname(from), { recursive: true });
  if (target === undefined || isAbsolute(target)) await rename(to, from);
  else {
    await symlink(target, from);
    await rm(to);
  }
  await removeEmptyDirectory(dirname(to));
  return undefined;
}

async function undoHusky(change: HuskyChange, config: LocalConfig): Promise<Result<Remark>> {
  const hooksPath = `${change.directory}/_`;
  const directory = resolve(change.cwd, change.directory);
  const current = await config.get('core.hooksPath');
  if (current === hooksPath && change.hooksPathBefore !== hooksPath) {
    const restored =
      change.hooksPathBefore === undefined
        ? await config.remove('core.hooksPath', hooksPath)
        : await config.set('core.hooksPath', change.hooksPathBefore);
    if (!restored.ok) return restored;
  } else if (current !== change.hooksPathBefore) {
    return success(`core.hooksPath was changed since the install and stays ${current ?? 'unset'}`);
  }
  if (!change.existed) await rm(join(directory, '_'), { recursive: true, force: true });
  await removeEmptyDirectory(directory);
  return success(undefined);
}

/** Whether there is something of that name, a dangling link included. */
async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function removeEmptyDirectory(path: string): Promise<void> {
  const names = await readdir(path).catch(() => ['unreadable']);
  if (names.length === 0) await rmdir(path);
}
