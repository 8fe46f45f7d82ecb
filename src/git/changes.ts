import { failWith, type Result, success } from '../core/result.ts';
import { type Repository, readCommit } from './repository.ts';
import { runGit } from './run-git.ts';
import type { Snapshot } from './snapshot.ts';

/** What changed between a base and a snapshot, or why that cannot be known. */
export type Changes =
  | {
      readonly kind: 'known';
      /** What the user or the defaults call the base: `origin/main`. */
      readonly base: string;
      /** The merge base's commit. */
      readonly commit: string;
      /** Relative to the top of the repository, forward slashes, unquoted. */
      readonly paths: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly why: string };

/** Names under which the base is looked for when the config says none, best first. */
const defaultBases = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * The paths that differ between the merge base and the snapshot. Without a base in the config the
 * usual branches are tried; where none is found everything counts as changed, with the reason.
 *
 * @param wanted a revision that the user named; unlike a default it must exist
 * Failures: `unknown-base`, `git-failed`.
 */
export async function findChanges(
  repository: Repository,
  snapshot: Snapshot,
  wanted: string | undefined,
): Promise<Result<Changes>> {
  const { head } = repository;
  const from = snapshot.commit ?? head?.commit;
  if (from === undefined) return success({ kind: 'unknown', why: 'there is no commit yet' });
  const base = await findBase(repository, wanted);
  if (!base.ok) return base;
  if (base.value === undefined) {
    return success({ kind: 'unknown', why: `none of ${defaultBases.join(', ')} exists` });
  }
  const merged = await runGit(['merge-base', base.value.commit, from], callOf(repository));
  if (!merged.ok)
    return success({ kind: 'unknown', why: await whyNoMergeBase(repository, base.value.name) });
  const commit = merged.value.trim();
  const listed = await runGit(
    [
      'diff-tree',
      '-r',
      '-z',
      '--name-only',
      '--no-renames',
      '--no-ext-diff',
      commit,
      snapshot.tree,
    ],
    { cwd: repository.workTree, env: snapshot.env },
  );
  if (!listed.ok) return listed;
  const paths = listed.value.split('\0').filter((path) => path !== '');
  return success({ kind: 'known', base: shownName(base.value.name), commit, paths });
}

/** An object id as a person would write it. */
function shownName(name: string): string {
  return /^[0-9a-f]{40,64}$/.test(name) ? name.slice(0, 7) : name;
}

async function findBase(
  repository: Repository,
  wanted: string | undefined,
): Promise<Result<{ name: string; commit: string } | undefined>> {
  for (const name of wanted === undefined ? defaultBases : [wanted]) {
    const commit = await readCommit(repository, name);
    if (commit !== undefined) return success({ name, commit: commit.commit });
  }
  if (wanted === undefined) return success(undefined);
  return failWith('unknown-base', {
    message: `no commit is called “${wanted}”, from which changes should be measured`,
    next: ['git fetch origin', 'git branch --all'],
  });
}

async function whyNoMergeBase(repository: Repository, base: string): Promise<string> {
  const shallow = await runGit(['rev-parse', '--is-shallow-repository'], callOf(repository));
  return shallow.ok && shallow.value.trim() === 'true'
    ? `the clone is shallow and does not reach the merge base with ${base}`
    : `there is no merge base with ${base}`;
}

function callOf({ workTree, env }: Repository) {
  return { cwd: workTree, env };
}
