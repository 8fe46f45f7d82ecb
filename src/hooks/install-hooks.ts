import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { type Result, success } from '../core/result.ts';
import { applyChange } from './apply-change.ts';
import { type FileContent, readContent, writeContent } from './file-content.ts';
import { findHooksPlace, type HooksPlace, type InstallTarget } from './find-hooks-place.ts';
import type { HookChange } from './hook-change.ts';
import type { HookName } from './hook-names.ts';
import { mergeChanges, readRecord, writeRecord } from './install-record.ts';
import {
  describeChange,
  describeKept,
  type InstallReport,
  shortPath,
  warnAboutPlace,
} from './install-report.ts';
import { type LocalConfig, openLocalConfig } from './local-config.ts';
import { planInstall } from './plan-install.ts';
import { reportFileErrors } from './report-file-errors.ts';
import { undoChange } from './undo-change.ts';

export interface InstallOptions {
  readonly repository: InstallTarget;
  /** Only `HUSKY` is looked at: `0` means that the user wants no hooks. */
  readonly env: NodeJS.ProcessEnv;
  /** The root of gate's package, absolute. */
  readonly packageDirectory: string;
  readonly hooks: readonly HookName[];
  /** Only say what would change. */
  readonly dryRun?: boolean;
}

/**
 * Puts gate's hooks beside the ones that are there. Doing it twice is doing it once. What it takes
 * to undo it is written down before anything changes, and undone when a change fails.
 * Failures: `unreadable-install-record`, `hooks-not-written`, `husky-failed`, `git-failed`.
 */
export function installHooks(options: InstallOptions): Promise<Result<InstallReport>> {
  return reportFileErrors('hooks-not-written', 'the hooks could not be written', () =>
    planAndInstall(options),
  );
}

async function planAndInstall(options: InstallOptions): Promise<Result<InstallReport>> {
  const { repository, env, hooks, packageDirectory, dryRun = false } = options;
  const { workTree, commonDir } = repository;
  const found = await findHooksPlace(repository);
  if (!found.ok) return found;
  const place = found.value;
  const directory = shortPath(workTree, place.directory);
  if (env.HUSKY === '0' && place.runBy === 'husky') return success(switchedOff(directory));

  const recorded = await readRecord(commonDir);
  if (!recorded.ok) return recorded;
  const config = openLocalConfig(workTree);
  const changes = await planInstall({ target: repository, place, config, hooks, packageDirectory });
  const copies = await findEditedFiles(commonDir, changes, recorded.value);
  if (!dryRun && changes.length > 0) {
    for (const { path, content } of copies) await writeContent(path, content);
    await writeRecord(commonDir, mergeChanges(recorded.value, changes));
    const applied = await applyAll(changes, config);
    if (!applied.ok) {
      await writeRecord(commonDir, recorded.value);
      return applied;
    }
  }
  return success({
    directory,
    changes: changes.map((change) => describeChange(workTree, change)),
    kept: describeKept(workTree, changes),
    warnings: [
      ...warnAboutPlace(workTree, place),
      ...copies.map(
        ({ of, path }) =>
          `${shortPath(workTree, of)} was edited; the former text is in ${shortPath(workTree, path)}`,
      ),
    ],
    next: changes.length > 0 ? nextSteps(place, directory, commonDir) : [],
  });
}

async function applyAll(
  changes: readonly HookChange[],
  config: LocalConfig,
): Promise<Result<unknown>> {
  for (const [index, change] of changes.entries()) {
    const applied = await applyChange(change, config);
    if (applied.ok) continue;
    for (const done of changes.slice(0, index + 1).reverse()) await undoChange(done, config);
    return applied;
  }
  return success(undefined);
}

/** Texts of gate's own that a person edited and that are about to be replaced. */
async function findEditedFiles(
  commonDir: string,
  changes: readonly HookChange[],
  recorded: readonly HookChange[],
): Promise<readonly { of: string; path: string; content: FileContent }[]> {
  const edited: { of: string; path: string; content: FileContent }[] = [];
  for (const change of changes) {
    if (change.kind !== 'write') continue;
    const known = recorded.find((one) => one.kind === 'write' && one.path === change.path);
    const content = await readContent(change.path);
    if (known?.kind !== 'write' || content === undefined) continue;
    if (content.text === known.after.text) continue;
    const hash = createHash('sha256').update(content.text).digest('hex').slice(0, 8);
    const path = join(commonDir, 'gate', 'kept-hooks', `${basename(change.path)}.${hash}`);
    edited.push({ of: change.path, path, content });
  }
  return edited;
}

function nextSteps(place: HooksPlace, directory: string, commonDir: string): readonly string[] {
  if (place.directory.startsWith(commonDir)) return [];
  return [`git add ${directory}    so that others get the same hooks, by gate install`];
}

function switchedOff(directory: string): InstallReport {
  return {
    directory,
    changes: [],
    kept: [],
    warnings: ['HUSKY=0 is set, which switches husky off: no hook was put in place'],
    next: ['HUSKY= gate install'],
  };
}
