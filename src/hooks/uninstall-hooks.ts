import { rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Result, success } from '../core/result.ts';
import { findHooksPlace } from './find-hooks-place.ts';
import type { HookChange } from './hook-change.ts';
import type { InstallOptions } from './install-hooks.ts';
import { readRecord, recordPath, writeRecord } from './install-record.ts';
import { describeUndo, type InstallReport, shortPath } from './install-report.ts';
import { openLocalConfig } from './local-config.ts';
import { reportFileErrors } from './report-file-errors.ts';
import { undoChange } from './undo-change.ts';

/**
 * Undoes what `gate install` did here, last thing first, so that files and configuration are as they
 * were. What a person changed since stays, and is named.
 * Failures: `unreadable-install-record`, `hooks-not-restored`, `git-failed`. After a failure it can
 * be called again.
 */
export async function uninstallHooks({
  repository,
  dryRun = false,
}: Pick<InstallOptions, 'repository' | 'dryRun'>): Promise<Result<InstallReport>> {
  const { workTree, commonDir } = repository;
  const place = await findHooksPlace(repository);
  if (!place.ok) return place;
  const recorded = await readRecord(commonDir);
  if (!recorded.ok) return recorded;
  const changes = recorded.value.toReversed();
  const remarks = dryRun
    ? success([])
    : await reportFileErrors('hooks-not-restored', 'the hooks could not be put back', () =>
        undoAll(repository, changes),
      );
  if (!remarks.ok) return remarks;
  return success({
    directory: shortPath(workTree, place.value.directory),
    changes: changes.map((change) => describeUndo(workTree, change)),
    kept: remarks.value,
    warnings: changes.length === 0 ? ['gate install has put no hooks into this repository'] : [],
    next: [],
  });
}

async function undoAll(
  { workTree, commonDir }: InstallOptions['repository'],
  changes: readonly HookChange[],
): Promise<Result<readonly string[]>> {
  const config = openLocalConfig(workTree);
  const remarks: string[] = [];
  for (const change of changes) {
    const undone = await undoChange(change, config);
    if (!undone.ok) return undone;
    if (undone.value !== undefined) remarks.push(undone.value);
  }
  await writeRecord(commonDir, []);
  // Receipts may be in there; then it stays.
  await rmdir(dirname(recordPath(commonDir))).catch(() => {});
  return success(remarks);
}
