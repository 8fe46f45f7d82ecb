import { rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { runGit } from '../git/run-git.ts';

/**
 * Removes what lies where a tool will leave its reports: a report of an earlier run must not be
 * taken for this one's. A file that git tracks is no report, and is never removed.
 *
 * @param paths absolute
 * @param root absolute top of the judged tree
 * @returns why something is still there, in one sentence; nothing when all is gone
 */
export async function removeOldReports(
  paths: readonly string[],
  root: string,
): Promise<string | undefined> {
  const inTree = paths.map((path) => relative(root, path)).filter((path) => !path.startsWith('..'));
  if (inTree.length > 0) {
    const tracked = await runGit(['ls-files', '-z', '--cached', '--', ...inTree], {
      cwd: root,
      env: { GIT_LITERAL_PATHSPECS: '1' },
    });
    if (!tracked.ok) return `whether git tracks ${inTree.join(', ')} cannot be known`;
    const file = tracked.value.split('\0')[0];
    if (file) return `${file} is tracked by git, so it is no report of a tool`;
  }
  try {
    await Promise.all(paths.map((path) => rm(path, { force: true })));
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `an old report cannot be removed: ${why}`;
  }
}
