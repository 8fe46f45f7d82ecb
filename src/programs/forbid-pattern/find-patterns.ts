import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, type Result, success } from '../../core/result.ts';
import { listWorkFiles } from '../../git/list-work-files.ts';
import type { Pattern } from './pattern.ts';
import type { FileMatch, PatternReport, SkippedFile } from './pattern-report.ts';
import { type PatternArguments, readArguments } from './read-arguments.ts';
import { searchText, type TextSearch } from './search-text.ts';
import { withinBudget } from './within-budget.ts';

/** What `findPatterns` is given of the process it runs in. */
export interface PatternIo {
  /** Absolute; a directory of a git repository. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * The program behind `gate find-patterns`. Prints one JSON document, a `PatternReport`, and nothing
 * else on stdout.
 *
 * - `--pattern=JSON`, repeatable: as `readArguments` wants it
 * - `--path=FILE`, repeatable: only these; everything that git would commit of `cwd` without
 * - `--max-file-size=BYTES`, `--budget=MILLISECONDS` that the search of one file may take
 *
 * @returns the exit code: 0 nothing found, 1 something found, 2 bad arguments, 3 files could not be
 *   listed. Only 0 and 1 come with a report.
 */
export async function findPatterns(argv: readonly string[], io: PatternIo): Promise<number> {
  const read = readArguments(argv);
  if (!read.ok) return complain(read.failure, io, 2);
  const report = await searchFiles(read.value, io);
  if (!report.ok) return complain(report.failure, io, 3);
  io.stdout.write(`${JSON.stringify(report.value, null, 1)}\n`);
  return report.value.findings.length > 0 ? 1 : 0;
}

async function searchFiles(
  { patterns, paths, maxFileSize, budget }: PatternArguments,
  { cwd, env }: PatternIo,
): Promise<Result<PatternReport>> {
  const named = paths === undefined ? undefined : new Set(paths);
  const concerned = (name: string) => patterns.some((pattern) => pattern.concerns(name));
  const wanted = (name: string) => (named?.has(name) ?? true) && concerned(name);
  const listed = await listWorkFiles(cwd, env, wanted);
  if (!listed.ok) return listed;
  const { files, missing } = listed.value;
  const findings: FileMatch[] = [];
  const skipped: SkippedFile[] = missing.map((path) => ({ path, reason: 'not-found' }));
  const tally = { searched: 0, binary: 0, allowed: 0 };
  for (const file of files) {
    const own = patterns.filter((pattern) => pattern.concerns(file));
    const outcome = searchFile(join(cwd, file), own, maxFileSize, budget);
    if (outcome === 'binary') tally.binary += 1;
    else if (typeof outcome === 'string') skipped.push({ path: file, reason: outcome });
    else {
      tally.searched += 1;
      tally.allowed += outcome.allowed;
      for (const match of outcome.matches) findings.push({ ...match, file });
    }
  }
  return success({
    engine: 'gate-patterns',
    patterns: patterns.length,
    canary: canaryOf(budget),
    ...tally,
    unconcerned: [...(named ?? [])].filter((name) => !concerned(name)).length,
    idle: idlePatterns(patterns, files, named),
    skipped,
    findings,
    complete: true,
  });
}

function searchFile(
  place: string,
  patterns: readonly Pattern[],
  maxFileSize: number,
  budget: number,
): TextSearch | 'binary' | SkippedFile['reason'] {
  let content: Buffer;
  try {
    if (statSync(place).size > maxFileSize) return 'too-large';
    content = readFileSync(place);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return 'unreadable';
  }
  // As git tells text from binary.
  if (content.subarray(0, 8192).includes(0)) return 'binary';
  const text = content.toString();
  return withinBudget(() => searchText(text, patterns), budget)?.value ?? 'too-slow';
}

/** Only known when all files were looked at. */
function idlePatterns(
  patterns: readonly Pattern[],
  files: readonly string[],
  named: ReadonlySet<string> | undefined,
): string[] {
  if (named !== undefined) return [];
  return patterns.filter(({ concerns }) => !files.some(concerns)).map(({ name }) => name);
}

/** The same code over a text in memory; if this finds nothing, that means nothing elsewhere. */
function canaryOf(budget: number): 'found' | 'missed' {
  const pattern = { name: 'canary', message: '', expression: /c[a]nary/g, concerns: () => true };
  const found = withinBudget(() => searchText('a\n a canary\n', [pattern]), budget)?.value;
  const [match] = found?.matches ?? [];
  return match?.line === 2 && match.column === 4 ? 'found' : 'missed';
}

function complain({ diagnostics }: Failure, { stderr }: PatternIo, code: number): number {
  for (const { message } of diagnostics) stderr.write(`gate find-patterns: ${message}\n`);
  return code;
}
