import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cleanEnvironment } from './clean-environment.ts';
import { type ProgramResult, runProgram } from './run-program.ts';

interface RepositoryOptions {
  /** Name of the directory of the work tree; anything a file system takes. */
  readonly name?: string;
  readonly objectFormat?: 'sha1' | 'sha256';
}

/** A repository of its own, on branch `main`, without commits, with a home of its own beside it. */
export interface TestRepository {
  /** The top of the work tree, absolute, without symbolic links. */
  readonly directory: string;
  /** Holds the work tree, the home and whatever a test puts beside them; gone after `dispose`. */
  readonly parent: string;
  readonly home: string;
  /** Given to every child. A test may change it: put a directory on PATH, set `GATE`. */
  readonly env: Record<string, string>;
  /** Runs git in the work tree; its stdout without the last newline. Throws when git fails. */
  git(...args: string[]): Promise<string>;
  /** Runs git, which may fail. */
  tryGit(...args: string[]): Promise<ProgramResult>;
  /** Runs any program in the work tree, or in `cwd`. */
  run(
    argv: readonly [string, ...string[]],
    options?: { cwd?: string; input?: string },
  ): Promise<ProgramResult>;
  /** Writes a file, with its directories; a path relative to the work tree, or absolute. */
  write(path: string, text: string, options?: { executable?: boolean }): Promise<void>;
  read(path: string): Promise<string>;
  /** Commits everything that is not ignored, without hooks. @returns the id of the commit */
  commit(message: string): Promise<string>;
  dispose(): Promise<void>;
}

const userConfig = `[user]
\tname = Test
\temail = test@example.com
[commit]
\tgpgSign = false
[protocol "file"]
\tallow = always
[advice]
\tdetachedHead = false
`;

export async function createRepository(options: RepositoryOptions = {}): Promise<TestRepository> {
  const { name = 'repository', objectFormat = 'sha1' } = options;
  const parent = await realpath(await mkdtemp(join(tmpdir(), 'gate-test-')));
  const home = join(parent, 'home');
  const directory = join(parent, name);
  const env = cleanEnvironment(home);
  await mkdir(home);
  await writeFile(join(home, '.gitconfig'), userConfig);
  await mkdir(directory, { recursive: true });

  const run: TestRepository['run'] = (argv, { cwd = directory, input } = {}) =>
    runProgram(argv, { cwd, env, ...(input === undefined ? {} : { input }) });
  const tryGit = (...args: string[]) => run(['git', ...args]);
  const git = async (...args: string[]) => {
    const { code, stdout, stderr } = await tryGit(...args);
    if (code !== 0) throw new Error(`git ${args.join(' ')} failed (${code}): ${stdout}${stderr}`);
    return stdout.replace(/\n$/, '');
  };
  await git('init', '--quiet', '--initial-branch=main', `--object-format=${objectFormat}`);

  return {
    directory,
    parent,
    home,
    env,
    git,
    tryGit,
    run,
    async write(path, text, { executable = false } = {}) {
      const file = path.startsWith('/') ? path : join(directory, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      if (executable) await chmod(file, 0o755);
    },
    read: (path) => readFile(path.startsWith('/') ? path : join(directory, path), 'utf8'),
    async commit(message) {
      await git('add', '--all');
      await git('commit', '--quiet', '--no-verify', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    dispose: () => rm(parent, { recursive: true, force: true, maxRetries: 3 }),
  };
}
