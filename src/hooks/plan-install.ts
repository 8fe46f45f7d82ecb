import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { readContent } from './file-content.ts';
import { findExecutableHooks } from './find-executable-hooks.ts';
import type { HooksPlace, InstallTarget } from './find-hooks-place.ts';
import type { HookChange } from './hook-change.ts';
import type { HookName } from './hook-names.ts';
import type { LocalConfig } from './local-config.ts';
import { planHookFile } from './plan-hook-file.ts';

/** True for the git directory of any linked worktree, also of one that is made later. */
const includeKey = 'includeIf.gitdir:./worktrees/.path';
const includedFile = 'gate/linked-worktrees.config';

interface InstallRequest {
  readonly target: InstallTarget;
  readonly place: HooksPlace;
  readonly config: LocalConfig;
  readonly hooks: readonly HookName[];
  /** The root of gate's package, with the scripts in `hooks/`. */
  readonly packageDirectory: string;
}

/** The changes that are still missing, in the order in which they are made. */
export async function planInstall(request: InstallRequest): Promise<readonly HookChange[]> {
  const { place, hooks, packageDirectory } = request;
  const shipped = join(packageDirectory, 'hooks');
  const changes: HookChange[] = [
    ...(await planFile(
      join(place.directory, 'gate.sh'),
      await readFile(join(shipped, 'gate.sh'), 'latin1'),
    )),
  ];
  for (const name of hooks) {
    const script = await readFile(join(shipped, name), 'latin1');
    changes.push(...(await planHookFile(place, name, script)));
  }
  if (place.relative) changes.push(...(await planForLinkedWorktrees(request)));
  // Last: before this, nothing calls the new hooks, and after it, all of them are there.
  if (place.husky !== undefined) changes.push(await planHusky(request, place.husky));
  return changes;
}

async function planFile(path: string, text: string): Promise<readonly HookChange[]> {
  const before = await readContent(path);
  if (before === undefined) return [{ kind: 'write', path, after: { text, mode: 0o644 } }];
  if (before.text === text) return [];
  return [{ kind: 'write', path, before, after: { ...before, text } }];
}

/**
 * A relative core.hooksPath is looked up in each worktree, and only the main one has husky's files:
 * elsewhere git would run no hook and say nothing. So linked worktrees get the absolute path, by a
 * conditional include. The main work tree keeps the relative one, which survives a move.
 */
async function planForLinkedWorktrees({
  target,
  place,
  config,
}: InstallRequest): Promise<readonly HookChange[]> {
  const hooksPath = join(place.directory, '_').replace(/["\\]/g, '\\$&');
  const text = Buffer.from(`[core]\n\thooksPath = "${hooksPath}"\n`).toString('latin1');
  const file = await planFile(join(target.commonDir, includedFile), text);
  const included = (await config.get(includeKey)) === includedFile;
  return included ? file : [...file, { kind: 'config', key: includeKey, value: includedFile }];
}

async function planHusky(
  { target, hooks, config }: InstallRequest,
  { cwd, directory, hides }: NonNullable<HooksPlace['husky']>,
): Promise<HookChange> {
  const inside = resolve(cwd, directory, '_');
  const before = await config.get('core.hooksPath');
  const names = hides === undefined ? [] : await findExecutableHooks(hides);
  const change: HookChange = {
    kind: 'husky',
    cwd,
    directory,
    existed: existsSync(inside),
    ...(before === undefined ? {} : { hooksPathBefore: before }),
  };
  if (hides === undefined || names.length === 0) return change;
  const own: readonly string[] = hooks;
  const isInRepository = hides === join(target.commonDir, 'hooks');
  return {
    ...change,
    hidden: {
      // Relative, so that a repository that is moved keeps its hooks.
      directory: isInRepository ? relative(inside, hides) : hides,
      names: [...names],
      stubs: names.filter((name) => !own.includes(name)),
    },
  };
}
