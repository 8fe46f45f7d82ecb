import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import picomatch from 'picomatch';
import { cleanEnvironment } from './clean-environment.ts';
import { commitPlans, type PlannedCommit } from './commit-plans.ts';
import { runProgram } from './run-program.ts';

/** An example as a repository of its own, on branch `main`, everything committed. */
export interface ExampleRepository {
  readonly directory: string;
  /** Oldest first. The same files give the same ids, on every machine. */
  readonly commits: readonly { readonly id: string; readonly message: string }[];
}

interface Commit {
  readonly message: string;
  readonly files: readonly string[];
}

const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const firstCommitAt = Date.UTC(2025, 2, 3, 9);
const hour = 3_600_000;

/**
 * Builds the history of an example: its plan's commits or, without a plan, one for what lies at the
 * top and one for each directory there.
 *
 * @param system name of a directory in `examples/`
 * @param directory absolute; is made, or is an empty repository
 */
export async function createExampleRepository(
  system: string,
  directory: string,
): Promise<ExampleRepository> {
  const source = join(examples, system);
  const history = divide(system, await trackedFiles(source));
  await mkdir(directory, { recursive: true });
  await git(directory, ['init', '--quiet', '--initial-branch=main']);
  const commits: { id: string; message: string }[] = [];
  for (const [index, { message, files }] of history.entries()) {
    for (const file of files) await copy(join(source, file), join(directory, file));
    await git(directory, ['add', '--all']);
    const at = new Date(firstCommitAt + index * hour).toISOString();
    await git(directory, ['commit', '--quiet', '--no-verify', '--message', message], at);
    commits.push({ id: await git(directory, ['rev-parse', 'HEAD']), message });
  }
  return { directory, commits };
}

/** What is or could be committed there: no build output, no installed packages. */
async function trackedFiles(source: string): Promise<string[]> {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const files = (await git(source, list)).split('\0').filter(Boolean);
  return files.filter((file) => existsSync(join(source, file))).sort();
}

function divide(system: string, files: readonly string[]): Commit[] {
  const left = new Set(files);
  return (commitPlans[system] ?? planByDirectory(files)).map(({ message, files: globs }) => {
    const matches = picomatch([...globs], { dot: true });
    const chosen = [...left].filter((file) => matches(file));
    if (chosen.length === 0) throw new Error(`no file of ${system} for “${message}”`);
    for (const file of chosen) left.delete(file);
    return { message, files: chosen };
  });
}

function planByDirectory(files: readonly string[]): PlannedCommit[] {
  const inDirectories = files.filter((file) => file.includes('/'));
  const directories = new Set(inDirectories.map((file) => file.slice(0, file.indexOf('/'))));
  const top = inDirectories.length < files.length;
  return [
    ...(top ? [{ message: 'build: begin the repository', files: ['*'] }] : []),
    ...[...directories].map((name) => ({ message: `feat: add ${name}`, files: [`${name}/**`] })),
  ];
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

async function git(cwd: string, args: readonly string[], date?: string): Promise<string> {
  const env = {
    ...cleanEnvironment('/nonexistent'),
    ...(date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }),
    ...identity,
  };
  const { code, stdout, stderr } = await runProgram(['git', ...args], { cwd, env });
  if (code !== 0) throw new Error(`git ${args.join(' ')} failed (${code}): ${stdout}${stderr}`);
  return stdout.trimEnd();
}

const identity = {
  GIT_AUTHOR_NAME: 'Ada Example',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada Example',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};
