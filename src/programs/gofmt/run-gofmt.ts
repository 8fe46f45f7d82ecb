import { parseArgs } from 'node:util';
import picomatch from 'picomatch';
import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import { runProcess } from '../../exec/run-process.ts';
import { listWorkFiles } from '../../git/list-work-files.ts';
import type { GofmtReport } from './gofmt-report.ts';

/** What `runGofmt` is given of the process it runs in. */
export interface GofmtIo {
  /** Absolute; a directory of a git repository. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** The system limits what one command line may hold; this many bytes of names are far from it. */
const longestCommandLine = 64 * 1024;

/** Formatted by no version of gofmt in this way. */
const canary = 'package  canary\n';

/**
 * The program behind `gate run-gofmt`. gofmt itself does not say how many files it looked at, so it
 * is given the files by name: those that git would commit of `cwd`. Prints one JSON document, a
 * `GofmtReport`, and nothing else on stdout.
 *
 * - `--exclude=GLOB`, repeatable: files that are left out
 * - `--path=FILE`, repeatable: only these
 * - `--simplify`: `gofmt -s`
 *
 * @returns the exit code: 0 with a report, whatever gofmt found, 2 bad arguments, 3 gofmt could not
 *   be run
 */
export async function runGofmt(argv: readonly string[], io: GofmtIo): Promise<number> {
  const read = readArguments(argv);
  if (!read.ok) return complain(read.failure, io, 2);
  const report = await formatAll(read.value, io);
  if (!report.ok) return complain(report.failure, io, 3);
  io.stdout.write(`${JSON.stringify(report.value, null, 1)}\n`);
  return 0;
}

interface GofmtArguments {
  readonly exclude: readonly string[];
  readonly paths: readonly string[] | undefined;
  readonly flags: readonly string[];
}

function readArguments(argv: readonly string[]): Result<GofmtArguments> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        exclude: { type: 'string', multiple: true, default: [] },
        path: { type: 'string', multiple: true },
        simplify: { type: 'boolean', default: false },
      },
    });
    const flags = ['-d', ...(values.simplify ? ['-s'] : [])];
    return success({ exclude: values.exclude, paths: values.path, flags });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return failWith('bad-arguments', { message: error.message });
  }
}

async function formatAll(
  { exclude, paths, flags }: GofmtArguments,
  { cwd, env }: GofmtIo,
): Promise<Result<GofmtReport>> {
  const excluded = exclude.length === 0 ? () => false : picomatch([...exclude], { dot: true });
  const named = paths === undefined ? undefined : new Set(paths);
  const leftOut = new Set<string>();
  const listed = await listWorkFiles(cwd, env, (name) => {
    if (!name.endsWith('.go') || named?.has(name) === false) return false;
    if (excluded(name)) leftOut.add(name);
    return !leftOut.has(name);
  });
  if (!listed.ok) return listed;
  const sample = await callGofmt(flags, [], { cwd, env }, canary);
  if (!sample.ok) return sample;
  let diff = '';
  let errors = '';
  for (const batch of batchesOf(listed.value.files)) {
    const run = await callGofmt(flags, batch, { cwd, env });
    if (!run.ok) return run;
    diff += run.value.stdout;
    errors += run.value.stderr;
  }
  return success({
    engine: 'gate-gofmt',
    files: listed.value.files.length,
    excluded: leftOut.size,
    missing: listed.value.missing,
    canary: sample.value.stdout.includes('+package canary') ? 'found' : 'missed',
    diff,
    errors,
    complete: true,
  });
}

interface GofmtRun {
  readonly stdout: string;
  readonly stderr: string;
}

/** gofmt exits with 0, with 1 beside a diff since Go 1.24, and with 2 beside files it cannot parse. */
async function callGofmt(
  flags: readonly string[],
  files: readonly string[],
  { cwd, env }: Pick<GofmtIo, 'cwd' | 'env'>,
  input?: string,
): Promise<Result<GofmtRun>> {
  const { end, stdout, stderr, truncated } = await runProcess({
    argv: ['gofmt', ...flags, ...files.map((file) => `./${file}`)],
    cwd,
    env,
    keep: 'all',
    ...(input === undefined ? {} : { input }),
  });
  if (end.kind === 'not-found') return failWith('no-gofmt', { message: 'gofmt is not installed' });
  const explained = end.kind === 'exited' && (end.code <= 1 || (end.code === 2 && stderr !== ''));
  if (explained && !truncated) return success({ stdout, stderr });
  const how = end.kind === 'exited' ? `exit code ${end.code}` : end.kind;
  return failWith('gofmt-failed', { message: `gofmt could not be run: ${stderr.trim() || how}` });
}

function batchesOf(files: readonly string[]): string[][] {
  const batches: string[][] = [];
  let length = longestCommandLine;
  for (const file of files) {
    length += Buffer.byteLength(file) + 3;
    if (length > longestCommandLine) {
      batches.push([]);
      length = 0;
    }
    batches.at(-1)?.push(file);
  }
  return batches;
}

function complain({ diagnostics }: Failure, { stderr }: GofmtIo, code: number): number {
  for (const { message } of diagnostics) stderr.write(`gate run-gofmt: ${message}\n`);
  return code;
}
