import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import { BatchReader } from './batch-reader.ts';
import { gitOutput } from './git-output.ts';
import type { SkippedFile } from './scan-report.ts';

export interface BlobScan {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly maxFileSize: number;
  /** Lines `<object id> <path>`, as `git rev-list --objects` prints them; NULs may end them too. */
  readonly list: string;
}

/** What becomes of the blobs. */
export interface BlobSink {
  /** Whether the file is accepted whatever is in it. */
  acceptsPath(path: string): boolean;
  scan(path: string, content: Buffer): void;
  skip(file: SkippedFile): void;
}

/**
 * Scans objects of the repository by id, each once and under the first path that the list gives.
 * Trees and commits in the list are passed over.
 */
export async function scanBlobs(
  { cwd, env, maxFileSize, list }: BlobScan,
  sink: BlobSink,
): Promise<Result<undefined, Failure>> {
  const paths = pathsById(list);
  if (paths === undefined) {
    return failWith('bad-list', { message: 'the list of blobs has a line without an object id' });
  }
  for (const [id, path] of paths) if (sink.acceptsPath(path)) paths.delete(id);
  if (paths.size === 0) return success(undefined);
  const unanswered = new Set(paths.keys());
  const reader = new BatchReader(maxFileSize, (entry) => {
    unanswered.delete(entry.id);
    const path = paths.get(entry.id) ?? entry.id;
    if (entry.kind === 'missing') sink.skip({ path, reason: 'not-found' });
    if (entry.kind !== 'blob') return;
    if (entry.content !== undefined) sink.scan(path, entry.content);
    else sink.skip({ path, reason: 'too-large', size: entry.size });
  });
  const input = `${[...paths.keys()].join('\n')}\n`;
  const read = await gitOutput(['cat-file', '--batch', '--buffer'], {
    cwd,
    env,
    input,
    onBytes: (chunk) => reader.push(chunk),
  });
  if (!read.ok) return read;
  if (reader.complete && unanswered.size === 0) return success(undefined);
  return failWith('git-failed', {
    message: `git cat-file left ${unanswered.size} of ${paths.size} objects unanswered`,
  });
}

function pathsById(list: string): Map<string, string> | undefined {
  const paths = new Map<string, string>();
  for (const line of list.split(list.includes('\0') ? '\0' : /\r?\n/)) {
    if (line === '') continue;
    const [, id, path = ''] = /^([0-9a-f]{40,64})(?: ([\s\S]*))?$/.exec(line) ?? [];
    if (id === undefined) return undefined;
    if (!paths.has(id)) paths.set(id, path || id);
  }
  return paths;
}
