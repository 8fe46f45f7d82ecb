import { readFile } from 'node:fs/promises';
import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import { createAllowList } from './allow-list.ts';
import { canaryOf } from './canary.ts';
import { listNewBlobs } from './list-new-blobs.ts';
import { allRules } from './rules/all-rules.ts';
import { readScanArguments, type ScanArguments } from './scan-arguments.ts';
import { scanBlobs } from './scan-blobs.ts';
import { scanFiles } from './scan-files.ts';
import type { ScanReport } from './scan-report.ts';
import { ScanTally } from './scan-tally.ts';
import { createScanner } from './scanner.ts';

/** What `scanSecrets` is given of the process it runs in. */
export interface ScanIo {
  /** Absolute; a directory of a git repository. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Only read when the arguments say so. */
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * The program behind `gate scan-secrets`. Prints one JSON document, a `ScanReport`, and nothing
 * else on stdout.
 *
 * - by default: everything that git would commit of `cwd`
 * - `--path=FILE`, repeatable, or `--files-from=FILE` (names that end with NUL; `-` for stdin):
 *   these files
 * - `--revision=REV`, repeatable: besides, every blob that the commits of `git rev-list REV…` bring
 * - `--blobs`: the objects that lines `<id> <path>` on stdin name
 * - `--allow-path=GLOB`, `--allow-fingerprint=HEX`, `--allow-pattern=REGEX`, `--rule=JSON`, each
 *   repeatable; `--no-generic`; `--entropy=BITS`; `--max-file-size=BYTES`
 *
 * @returns the exit code: 0 nothing found, 1 secrets found, 2 bad arguments, 3 could not be scanned.
 *   Only 0 and 1 come with a report.
 */
export async function scanSecrets(argv: readonly string[], io: ScanIo): Promise<number> {
  const read = readScanArguments(argv);
  if (!read.ok) return complain(read.failure, io, 2);
  const { allow, userRules, ...options } = read.value;
  const scanner = createScanner([...userRules, ...allRules], options);
  const tally = new ScanTally(scanner, createAllowList(allow));
  const scanned = await scanSource(read.value, io, tally);
  if (!scanned.ok) return complain(scanned.failure, io, 3);
  const report: ScanReport = {
    engine: 'gate-secrets',
    engineVersion: 1,
    rules: scanner.rules.length,
    canary: canaryOf(scanner),
    ...tally.summary(),
    complete: true,
  };
  io.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
  return report.findings.length > 0 ? 1 : 0;
}

async function scanSource(
  { blobs, paths, filesFrom, maxFileSize, revisions }: ScanArguments,
  { cwd, env, stdin }: ScanIo,
  tally: ScanTally,
): Promise<Result<undefined, Failure>> {
  if (blobs) return scanBlobs({ cwd, env, maxFileSize, list: await textOf(stdin) }, tally);
  const listed = filesFrom === undefined ? success(undefined) : await readNames(filesFrom, stdin);
  if (!listed.ok) return listed;
  const wanted = [...(paths ?? []), ...(listed.value ?? [])];
  const all = paths === undefined && filesFrom === undefined;
  const scanned = await scanFiles(
    { cwd, env, maxFileSize, ...(all ? {} : { paths: wanted }) },
    tally,
  );
  if (!scanned.ok || revisions.length === 0) return scanned;
  tally.enterHistory();
  const list = await listNewBlobs(revisions, { cwd, env });
  return list.ok ? scanBlobs({ cwd, env, maxFileSize, list: list.value }, tally) : list;
}

async function readNames(
  file: string,
  stdin: ScanIo['stdin'],
): Promise<Result<readonly string[], Failure>> {
  try {
    const text = file === '-' ? await textOf(stdin) : await readFile(file, 'utf8');
    return success(text.split('\0').filter((name) => name !== ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failWith('bad-list', { message: `the list of files cannot be read: ${why}` });
  }
}

async function textOf(stream: ScanIo['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function complain({ diagnostics }: Failure, { stderr }: ScanIo, code: number): number {
  for (const { message } of diagnostics) stderr.write(`gate scan-secrets: ${message}\n`);
  return code;
}
