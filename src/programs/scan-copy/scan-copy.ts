import { join } from 'node:path';
import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import type { ProcessEnd } from '../../exec/process-outcome.ts';
import { runProcess } from '../../exec/run-process.ts';
import { listWorkFiles } from '../../git/list-work-files.ts';
import { canaryText } from '../secrets/canary.ts';
import { listNewBlobs } from '../secrets/list-new-blobs.ts';
import { scanBlobs } from '../secrets/scan-blobs.ts';
import { readArguments, type ScanCopyArguments } from './read-arguments.ts';
import { readDocuments } from './read-documents.ts';
import type { ScanCopyReport } from './scan-copy-report.ts';
import { TreeCopy } from './tree-copy.ts';

/** What `scanCopy` is given of the process it runs in. */
export interface ScanCopyIo {
  /** Absolute; a directory of a git repository. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** Bytes; a larger version of a file is not scanned, and the scan is not complete. */
const largestVersion = 256 * 1024 * 1024;

/**
 * The program behind `gate scan-copy`. Runs a scanner for secrets on a copy of what may leave: what
 * git would commit of `cwd`, without the ignored files beside it, and every version of a file that
 * pushed commits bring. Left to read commits themselves, scanners take a git that was killed halfway
 * for one that had nothing more to show, and do not see what a merge adds.
 *
 * Prints one JSON document, a `ScanCopyReport`, and nothing else on stdout.
 *
 * - `--into=DIRECTORY`: where the copy is made
 * - `--path=FILE`, repeatable: only these
 * - `--settings=FILE`, repeatable: copied whatever is scanned
 * - `--revision=REV`, repeatable: what the commits of `git rev-list REV…` bring
 * - `--canary`: plants a secret
 * - `--secret-key=KEY`, repeatable: left out of the JSON that the scanner prints
 * - `-- PROGRAM ARGUMENT…`: the scanner, which runs in the copy and prints JSON
 *
 * @returns the exit code: 0 with a report, whatever the scanner found, 2 bad arguments, 3 the scanner
 *   could not be run
 */
export async function scanCopy(argv: readonly string[], io: ScanCopyIo): Promise<number> {
  const read = readArguments(argv);
  if (!read.ok) return complain(read.failure, io, 2);
  const report = await copyAndScan(read.value, io);
  if (!report.ok) return complain(report.failure, io, 3);
  io.stdout.write(`${JSON.stringify(report.value, null, 1)}\n`);
  return 0;
}

async function copyAndScan(
  chosen: ScanCopyArguments,
  io: ScanCopyIo,
): Promise<Result<ScanCopyReport>> {
  const copied = await fillCopy(chosen, io).catch(refusedBySystem);
  if (!copied.ok) return copied;
  const { copy, ...names } = copied.value;
  const scanned = await runScanner(chosen, io);
  if (!scanned.ok) return scanned;
  return success({
    engine: 'gate-scan-copy',
    files: copy.files,
    versions: copy.versions,
    skipped: copy.skipped,
    ...names,
    ...scanned.value,
    complete: true,
  });
}

interface FilledCopy extends Pick<ScanCopyReport, 'pushed' | 'canary'> {
  readonly copy: TreeCopy;
}

async function fillCopy(chosen: ScanCopyArguments, io: ScanCopyIo): Promise<Result<FilledCopy>> {
  const copy = new TreeCopy(chosen.into, io.cwd);
  const named = chosen.paths && new Set([...chosen.paths, ...chosen.settings]);
  const listed = await listWorkFiles(io.cwd, io.env, (name) => named?.has(name) ?? true);
  if (!listed.ok) return listed;
  for (const path of listed.value.files) copy.add(path);
  for (const path of listed.value.missing) copy.skip({ path, reason: 'not-found' });
  const pushed = copy.freeName('gate-pushed');
  const added = await addVersions(copy, pushed, chosen.revisions, io);
  if (!added.ok) return added;
  if (!chosen.hasCanary) return success({ copy, pushed });
  const canary = copy.freeName('gate-canary.txt');
  copy.write(canary, canaryText());
  return success({ copy, pushed, canary });
}

/** A full disk, for instance; what has no code is a bug. */
function refusedBySystem(error: unknown) {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return failWith('no-copy', { message: `the copy cannot be made: ${error.message}` });
}

async function addVersions(
  copy: TreeCopy,
  folder: string,
  revisions: readonly string[],
  { cwd, env }: ScanCopyIo,
): Promise<Result<undefined>> {
  if (revisions.length === 0) return success(undefined);
  const list = await listNewBlobs(revisions, { cwd, env });
  if (!list.ok) return list;
  return scanBlobs(
    { cwd, env, maxFileSize: largestVersion, list: list.value },
    {
      acceptsPath: () => false,
      scan: (path, content) => copy.addVersion(folder, path, content),
      skip: ({ path, reason }) => {
        if (reason !== 'submodule') copy.skip({ path, reason });
      },
    },
  );
}

type ScannerOutput = Pick<ScanCopyReport, 'exitCode' | 'documents' | 'errors'>;

async function runScanner(
  { into, scanner, secretKeys }: ScanCopyArguments,
  { env }: ScanCopyIo,
): Promise<Result<ScannerOutput>> {
  const { end, stdout, stderr, truncated } = await runProcess({
    argv: scanner,
    cwd: into,
    // A repository that happens to be above the copy is not asked.
    env: { ...env, GIT_CEILING_DIRECTORIES: join(into, '..') },
    keep: 'all',
  });
  const [program] = scanner;
  if (end.kind !== 'exited') return notRun(`${program} did not end by itself: ${describe(end)}`);
  if (truncated) return notRun(`${program} printed more than gate reads`);
  const documents = readDocuments(stdout.replaceAll(`${into}/`, ''), secretKeys);
  // What it printed instead may hold secrets, and is not shown.
  if (documents === undefined) return notRun(`${program} printed something that is not JSON`);
  return success({ exitCode: end.code, documents, errors: stderr.replaceAll(`${into}/`, '') });
}

function describe(end: Exclude<ProcessEnd, { kind: 'exited' }>): string {
  switch (end.kind) {
    case 'not-found':
      return `${end.command} is not installed`;
    case 'not-started':
      return end.message;
    case 'signalled':
      return `killed by ${end.signal}`;
    case 'timed-out':
    case 'cancelled':
      return end.kind;
  }
}

function notRun(message: string) {
  return failWith('not-run', { message });
}

function complain({ diagnostics }: Failure, { stderr }: ScanCopyIo, code: number): number {
  for (const { message } of diagnostics) stderr.write(`gate scan-copy: ${message}\n`);
  return code;
}
