import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { failWith, type Result, success } from '../core/result.ts';
import { isMissing, writeContent } from './file-content.ts';
import { type HookChange, hookChangeSchema } from './hook-change.ts';

const recordSchema = z.strictObject({
  schemaVersion: z.literal(1),
  changes: z.array(hookChangeSchema),
});

/** What `gate install` did in this repository, in order: the way back. */
export function recordPath(commonDir: string): string {
  return join(commonDir, 'gate', 'installed-hooks.json');
}

/**
 * @returns no changes when gate never installed hooks here
 * Failure: `unreadable-install-record`; nothing may be guessed about how things were before.
 */
export async function readRecord(commonDir: string): Promise<Result<readonly HookChange[]>> {
  const path = recordPath(commonDir);
  try {
    const { changes } = recordSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return success(changes);
  } catch (error) {
    if (isMissing(error)) return success([]);
    return failWith('unreadable-install-record', {
      message: `${path} cannot be read, so it is not known what gate install changed here`,
      why: [error instanceof Error ? error.message : String(error)],
      next: [`rm ${path}    and mend .husky and core.hooksPath by hand`],
    });
  }
}

/** Writes the record; without changes there is none. */
export async function writeRecord(
  commonDir: string,
  changes: readonly HookChange[],
): Promise<void> {
  const path = recordPath(commonDir);
  if (changes.length === 0) return rm(path, { force: true });
  const json = `${JSON.stringify({ schemaVersion: 1, changes }, null, 2)}\n`;
  // Latin-1 on disk would garble names: the text is handed over as UTF-8 bytes.
  await writeContent(path, { text: Buffer.from(json).toString('latin1'), mode: 0o644 });
}

/** The record after one more install: of a file that was written again, the oldest state counts. */
export function mergeChanges(
  recorded: readonly HookChange[],
  added: readonly HookChange[],
): readonly HookChange[] {
  const merged = [...recorded];
  for (const change of added) {
    const index = merged.findIndex((known) => isSamePlace(known, change));
    const known = merged[index];
    if (known?.kind === 'write' && change.kind === 'write') {
      merged[index] = { ...known, after: change.after };
    } else if (known === undefined) merged.push(change);
  }
  return merged;
}

function isSamePlace(one: HookChange, other: HookChange): boolean {
  if (one.kind === 'write') return other.kind === 'write' && one.path === other.path;
  if (one.kind === 'config') return other.kind === 'config' && one.key === other.key;
  return one.kind === 'husky' && other.kind === 'husky' && one.directory === other.directory;
}
