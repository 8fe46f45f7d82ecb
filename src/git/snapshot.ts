import { rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failWith, type Result, success } from '../core/result.ts';
import type { JudgedSnapshot } from '../core/run-result.ts';
import { type Repository, readCommit } from './repository.ts';
import { runGit } from './run-git.ts';

/** The content to be judged, before it is decided where. */
export interface Snapshot extends Omit<JudgedSnapshot, 'place'> {
  /** The work tree holds exactly this content. */
  readonly inWorkTree: boolean;
  /**
   * Environment with which git finds the tree: its objects may lie in a directory of their own, so
   * that judging leaves nothing behind in the repository.
   */
  readonly env: Readonly<Record<string, string>>;
  /** Removes those objects. */
  dispose(): Promise<void>;
}

/** Which content to judge. */
export type SnapshotRequest =
  | { readonly source: 'worktree' }
  | { readonly source: 'index' }
  | { readonly source: 'commit'; readonly revision: string };

/**
 * Names the content to be judged as a git tree, without writing to the user's index or work tree.
 * Failures: `no-commits`, `unknown-revision`, `unmerged-index`, `git-failed`.
 */
export async function takeSnapshot(
  repository: Repository,
  request: SnapshotRequest,
): Promise<Result<Snapshot>> {
  switch (request.source) {
    case 'worktree':
      return snapshotWorkTree(repository);
    case 'index':
      return snapshotIndex(repository);
    case 'commit':
      return snapshotCommit(repository, request.revision);
  }
}

/** Everything that is not ignored, as it lies in the work tree. */
async function snapshotWorkTree(repository: Repository): Promise<Result<Snapshot>> {
  const status = await readStatus(repository);
  if (!status.ok) return status;
  const { head } = repository;
  if (head !== undefined && status.value === 'clean') {
    return success({
      ...ofCommit(head),
      source: 'worktree',
      inWorkTree: true,
      ...inPlace(repository),
    });
  }
  const written = await writeShadowTree(repository, { addAll: true, keepObjects: false });
  if (!written.ok) return written;
  return success({ source: 'worktree', inWorkTree: true, ...written.value });
}

/** What the next commit would hold. */
async function snapshotIndex(repository: Repository): Promise<Result<Snapshot>> {
  const status = await readStatus(repository);
  if (!status.ok) return status;
  const { head } = repository;
  if (head !== undefined && status.value === 'clean') {
    return success({
      ...ofCommit(head),
      source: 'index',
      inWorkTree: true,
      ...inPlace(repository),
    });
  }
  const inWorkTree = status.value !== 'unstaged';
  const written = await writeShadowTree(repository, { addAll: false, keepObjects: !inWorkTree });
  if (!written.ok) return written;
  return success({ source: 'index', inWorkTree, ...written.value });
}

async function snapshotCommit(repository: Repository, revision: string): Promise<Result<Snapshot>> {
  const [commit, status] = await Promise.all([
    readCommit(repository, revision),
    readStatus(repository),
  ]);
  if (commit === undefined) return unknownRevision(repository, revision);
  if (!status.ok) return status;
  return success({
    ...ofCommit(commit),
    source: 'commit',
    inWorkTree: status.value === 'clean' && commit.tree === repository.head?.tree,
    ...inPlace(repository),
  });
}

function ofCommit({ commit, tree, subject }: { commit: string; tree: string; subject: string }) {
  return { commit, tree, subject };
}

function inPlace({ env }: Repository): Pick<Snapshot, 'env' | 'dispose'> {
  return { env, dispose: async () => {} };
}

/**
 * `clean`: HEAD, index and work tree are the same. `staged`: the work tree is as the index.
 * `unstaged`: the work tree has more than the index.
 */
async function readStatus(
  repository: Repository,
): Promise<Result<'clean' | 'staged' | 'unstaged'>> {
  const status = await runGit(
    [
      'status',
      '--porcelain=v2',
      '-z',
      '--untracked-files=normal',
      '--ignore-submodules=none',
      '--no-renames',
    ],
    { cwd: repository.workTree, env: { ...repository.env, GIT_INDEX_FILE: repository.indexFile } },
  );
  if (!status.ok) return status;
  const entries = status.value.split('\0').filter((entry) => entry !== '');
  if (entries.length === 0) return success('clean');
  return success(entries.every((entry) => /^1 .\. /.test(entry)) ? 'staged' : 'unstaged');
}

/**
 * Writes a tree from a copy of the index, after adding the whole work tree to it if asked. Its
 * objects lie in a directory of their own, unless a room will name them: that is a worktree of the
 * repository, and git refuses to collect garbage when an object that one names is gone. What is
 * kept are the trees of the index, which the next commit writes too.
 */
async function writeShadowTree(
  repository: Repository,
  { addAll, keepObjects }: { readonly addAll: boolean; readonly keepObjects: boolean },
): Promise<Result<Pick<Snapshot, 'tree' | 'env' | 'dispose'>>> {
  const directory = await makeShadowDirectory();
  if (!directory.ok) return directory;
  const removeAtExit = () => rmSync(directory.value, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  const dispose = async () => {
    process.off('exit', removeAtExit);
    await rm(directory.value, { recursive: true, force: true });
  };
  const indexFile = join(directory.value, 'index');
  // A repository without a first `git add` has no index file yet.
  await copyFile(repository.indexFile, indexFile).catch(() => {});
  const env = keepObjects
    ? repository.env
    : {
        ...repository.env,
        GIT_OBJECT_DIRECTORY: join(directory.value, 'objects'),
        GIT_ALTERNATE_OBJECT_DIRECTORIES: quotePath(join(repository.commonDir, 'objects')),
      };
  const call = { cwd: repository.workTree, env: { ...env, GIT_INDEX_FILE: indexFile } };
  if (addAll) {
    const added = await runGit(['add', '--all', '--', '.'], call);
    if (!added.ok) return disposeAnd(dispose, added);
  }
  const tree = await runGit(['write-tree'], call);
  if (!tree.ok) {
    return disposeAnd(
      dispose,
      /unmerged|error building trees/.test(tree.failure.stderr) ? unmerged() : tree,
    );
  }
  return success({ tree: tree.value.trim(), env, dispose });
}

async function disposeAnd<T>(dispose: () => Promise<void>, result: T): Promise<T> {
  await dispose();
  return result;
}

async function makeShadowDirectory(): Promise<Result<string>> {
  try {
    const directory = await mkdtemp(join(tmpdir(), 'gate-snapshot-'));
    await mkdir(join(directory, 'objects'));
    return success(directory);
  } catch (error) {
    return failWith('no-temporary-directory', {
      message: `cannot write to the temporary directory ${tmpdir()}: ${error instanceof Error ? error.message : String(error)}`,
      next: ['TMPDIR=/another/directory gate check'],
    });
  }
}

/** The list of alternates is separated by colons; a path with one is quoted as in C. */
function quotePath(path: string): string {
  return /[:"\n]/.test(path) ? JSON.stringify(path) : path;
}

function unmerged(): Result<never> {
  return failWith('unmerged-index', {
    message: 'the index holds unmerged files: there is no tree to judge yet',
    next: ['git status', 'git add <file>    once its conflict is resolved'],
  });
}

function unknownRevision(repository: Repository, revision: string): Result<never> {
  if (repository.head === undefined && revision === 'HEAD') {
    return failWith('no-commits', {
      message: 'this repository has no commits yet',
      next: [
        'gate check            judges the work tree',
        'gate check --staged   judges what the first commit would hold',
      ],
    });
  }
  return failWith('unknown-revision', {
    message: `no commit is called “${revision}”`,
    next: ['git log --oneline --all'],
  });
}
