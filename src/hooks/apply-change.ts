import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { type Result, success } from '../core/result.ts';
import { writeContent } from './file-content.ts';
import { hiddenHookStub, hiddenHooksFile } from './hidden-hooks.ts';
import type { HookChange, HuskyChange, MoveChange } from './hook-change.ts';
import type { LocalConfig } from './local-config.ts';
import { reportFileErrors } from './report-file-errors.ts';
import { runHusky } from './run-husky.ts';

/**
 * Does what a change says.
 * Failures: `hooks-not-written` (permissions, a full disk), `husky-failed`, `git-failed`.
 */
export function applyChange(change: HookChange, config: LocalConfig): Promise<Result<unknown>> {
  const doing = 'the hooks could not be written';
  return reportFileErrors<unknown>('hooks-not-written', doing, async () => {
    switch (change.kind) {
      case 'write':
        return success(await writeContent(change.path, change.after));
      case 'move':
        return success(await moveHook(change));
      case 'config':
        return config.add(change.key, change.value);
      case 'husky':
        return setUpHusky(change);
    }
  });
}

async function setUpHusky(change: HuskyChange): Promise<Result<void>> {
  const done = await runHusky(change.cwd, change.directory);
  if (!done.ok || change.hidden === undefined) return done;
  const { directory, stubs } = change.hidden;
  const inside = join(resolve(change.cwd, change.directory), '_');
  await writeContent(join(inside, hiddenHooksFile), {
    text: `${latin1(directory)}\n`,
    mode: 0o644,
  });
  for (const name of stubs) {
    const text = latin1(hiddenHookStub(directory, name));
    await writeContent(join(inside, name), { text, mode: 0o755 });
  }
  return success(undefined);
}

/** A relative link is made anew, so that it points from its new place to where it did. */
async function moveHook({ from, to, target }: MoveChange): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  if (target === undefined || isAbsolute(target)) return rename(from, to);
  await symlink(relative(dirname(to), resolve(dirname(from), target)), to);
  await rm(from);
}

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}
