import { failWith, type Result, success } from '../core/result.ts';
import type { PushedRef } from './push-refs.ts';
import { type Repository, readCommit } from './repository.ts';
import { runGit } from './run-git.ts';

/** A commit that a push would give to the remote, with all that comes along. */
export interface PushedTip {
  readonly commit: string;
  /**
   * What the remote does not have yet, as revisions for `git rev-list`: the commit, and `^` before
   * each commit at which that ends. Empty when the remote has all of it.
   */
  readonly revisions: readonly string[];
}

/**
 * The commits behind pushed refs, each once: a tag stands for the commit that it names. What is new
 * about them is what no ref of that remote has, as far as this repository knows.
 *
 * @param remote its name, or a URL, of which no refs are known
 * Failure: `not-a-commit`.
 */
export async function findPushedTips(
  repository: Repository,
  refs: readonly PushedRef[],
  remote: string,
): Promise<Result<readonly PushedTip[]>> {
  const tips = new Map<string, PushedTip>();
  const old = refs.filter(({ kind }) => kind === 'update').map(({ remoteOid }) => remoteOid);
  for (const { kind, localOid, localRef } of refs) {
    if (kind === 'delete') continue;
    const commit = (await readCommit(repository, localOid))?.commit;
    if (commit === undefined) {
      return failWith('not-a-commit', {
        message: `${localRef} is no commit and names none, so there is no tree to judge`,
        next: ['git push --no-verify    pushes it unjudged'],
      });
    }
    if (tips.has(commit)) continue;
    const revisions = await newRevisions(repository, commit, remote, old);
    if (!revisions.ok) return revisions;
    tips.set(commit, { commit, revisions: revisions.value });
  }
  return success([...tips.values()]);
}

async function newRevisions(
  repository: Repository,
  commit: string,
  remote: string,
  old: readonly string[],
): Promise<Result<readonly string[]>> {
  const known = await existing(repository, old);
  const listed = await runGit(
    ['rev-list', '--boundary', commit, '--not', `--remotes=${escapeGlob(remote)}`, ...known, '--'],
    { cwd: repository.workTree, env: repository.env },
  );
  if (!listed.ok) return listed;
  const lines = listed.value.split('\n').filter((line) => line !== '');
  const boundary = lines.filter((line) => line.startsWith('-'));
  if (boundary.length === lines.length) return success([]);
  return success([commit, ...boundary.map((line) => `^${line.slice(1)}`)]);
}

/** The remote may have commits that were never fetched. */
async function existing(
  repository: Repository,
  ids: readonly string[],
): Promise<readonly string[]> {
  const commits = await Promise.all(ids.map((id) => readCommit(repository, id)));
  return commits.flatMap((commit) => (commit === undefined ? [] : [commit.commit]));
}

/** A URL with `*` or `?` in it must not stand for the refs of other remotes. */
function escapeGlob(text: string): string {
  return text.replaceAll(/[*?[\\]/g, String.raw`\$&`);
}
