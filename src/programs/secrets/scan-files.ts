import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { type Failure, type Result, success } from '../../core/result.ts';
import { listDeletedFiles, listFiles } from './list-files.ts';
import type { ScanTally } from './scan-tally.ts';

export interface FileScan {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Larger files are skipped, in bytes. */
  readonly maxFileSize: number;
  /** Relative to `cwd`; absent for everything that git would commit. */
  readonly paths?: readonly string[];
}

/** Scans files of a work tree. Links are not followed: their text is their content. */
export async function scanFiles(
  scan: FileScan,
  tally: ScanTally,
): Promise<Result<undefined, Failure>> {
  if (scan.paths !== undefined) {
    for (const path of scan.paths) {
      if (scanFile(Buffer.from(path), scan, tally) === 'gone') {
        tally.skip({ path, reason: 'not-found' });
      }
    }
    return success(undefined);
  }
  const listed = await listFiles(scan.cwd, scan.env);
  if (!listed.ok) return listed;
  const gone = listed.value.filter(
    (name) => scanFile(Buffer.from(name, 'latin1'), scan, tally) === 'gone',
  );
  if (gone.length === 0) return success(undefined);
  const deleted = await listDeletedFiles(scan.cwd, scan.env);
  if (!deleted.ok) return deleted;
  const known = new Set(deleted.value);
  for (const name of gone) {
    // In the index and left out of the work tree: it would be pushed, and was not seen.
    if (!known.has(name)) tally.skip({ path: textOf(name), reason: 'not-found' });
  }
  return success(undefined);
}

function textOf(name: string): string {
  return Buffer.from(name, 'latin1').toString();
}

function scanFile(name: Buffer, scan: FileScan, tally: ScanTally): 'gone' | 'done' {
  const path = name.toString();
  if (tally.acceptsPath(path)) return 'done';
  const place = Buffer.concat([Buffer.from(`${scan.cwd}/`), name]);
  try {
    const stats = lstatSync(place);
    if (stats.isDirectory()) tally.skip({ path, reason: 'submodule' });
    else if (stats.isSymbolicLink()) tally.scan(path, readlinkSync(place, 'buffer'));
    else if (!stats.isFile()) tally.skip({ path, reason: 'unreadable' });
    else if (stats.size > scan.maxFileSize) {
      tally.skip({ path, reason: 'too-large', size: stats.size });
    } else tally.scan(path, readFileSync(place));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'gone';
    if (typeof code !== 'string') throw error;
    tally.skip({ path, reason: 'unreadable' });
  }
  return 'done';
}
