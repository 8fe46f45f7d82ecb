import { existsSync } from 'node:fs';
import { failWith, type Result, success } from '../core/result.ts';
import { type GitCall, type GitFailure, runGit } from './run-git.ts';

/** Where the parts of a repository are. All paths are absolute. */
interface Directories {
  readonly workTree: string;
  readonly gitDir: string;
  readonly commonDir: string;
}

/**
 * Asks git for the directories of the repository that `cwd` is in.
 * Failures: `no-directory`, `not-a-repository`, `no-work-tree`, `git-missing`.
 */
export async function findDirectories(call: GitCall): Promise<Result<Directories>> {
  const names = ['--show-toplevel', '--absolute-git-dir', '--git-common-dir'];
  const together = await ask(names, call);
  if (!together.ok) return explain(together.failure, call);
  const [workTree, gitDir, commonDir, ...more] = together.value.split('\n');
  if (workTree && gitDir && commonDir && more.length === 0) {
    return success({ workTree, gitDir, commonDir });
  }
  return askOneByOne(call);
}

/** A path may have a line end in it. */
async function askOneByOne(call: GitCall): Promise<Result<Directories>> {
  const [workTree, gitDir, commonDir] = await Promise.all([
    ask(['--show-toplevel'], call),
    ask(['--absolute-git-dir'], call),
    ask(['--git-common-dir'], call),
  ]);
  if (!workTree.ok) return workTree;
  if (!gitDir.ok) return gitDir;
  if (!commonDir.ok) return commonDir;
  return success({
    workTree: workTree.value,
    gitDir: gitDir.value,
    commonDir: commonDir.value,
  });
}

async function ask(names: readonly string[], call: GitCall): Promise<Result<string, GitFailure>> {
  const said = await runGit(['rev-parse', '--path-format=absolute', ...names], call);
  return said.ok ? success(said.value.replace(/\n$/, '')) : said;
}

async function explain(failure: GitFailure, call: GitCall): Promise<Result<never>> {
  const { cwd } = call;
  const { reason, stderr, diagnostics } = failure;
  if (!existsSync(cwd)) {
    return failWith('no-directory', { message: `there is no directory ${cwd}` });
  }
  if (reason === 'git-missing') return { ok: false, failure: { reason, diagnostics } };
  if (stderr.includes('must be run in a work tree')) return explainNoWorkTree(call);
  if (stderr.includes('not a git repository')) {
    return failWith('not-a-repository', {
      message: `${cwd} is not in a git repository`,
      why: ['gate judges git trees, so it needs one to look at'],
      next: ['git init'],
    });
  }
  // Dubious ownership, an unreadable config, …: git's own words are the best there are.
  return failWith('not-a-repository', {
    message: stderr || `git cannot read the repository of ${cwd}`,
  });
}

async function explainNoWorkTree(call: GitCall): Promise<Result<never>> {
  const bare = await ask(['--is-bare-repository'], call);
  if (bare.ok && bare.value === 'false') {
    return failWith('no-work-tree', {
      message: `${call.cwd} is in a git directory, not in a work tree`,
      next: ['cd to the work tree'],
    });
  }
  return failWith('no-work-tree', {
    message: `${call.cwd} is in a bare repository: it has no work tree to judge`,
    next: ['git worktree add ../work && cd ../work'],
  });
}
