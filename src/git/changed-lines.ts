import { type Result, success } from '../core/result.ts';
import type { Repository } from './repository.ts';
import { type GitFailure, runGit } from './run-git.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The lines that were added or rewritten between a commit and a snapshot, by file. Deleted lines
 * are nowhere, so they do not count; binary files have none.
 *
 * @param base a commit, usually the merge base
 */
export async function readChangedLines(
  repository: Repository,
  snapshot: Snapshot,
  base: string,
): Promise<Result<ReadonlyMap<string, ReadonlySet<number>>, GitFailure>> {
  const diff = await runGit(
    [
      'diff-tree',
      '-r',
      '-p',
      '--unified=0',
      '--no-color',
      '--no-ext-diff',
      '--no-renames',
      '--no-prefix',
      base,
      snapshot.tree,
    ],
    { cwd: repository.workTree, env: snapshot.env },
  );
  return diff.ok ? success(parseChangedLines(diff.value)) : diff;
}

/** Reads hunk headers, `@@ -3,2 +4,5 @@`: five lines from line 4 on (git-diff, “Generating patch text”). */
export function parseChangedLines(patch: string): ReadonlyMap<string, ReadonlySet<number>> {
  const files = new Map<string, Set<number>>();
  let current: Set<number> | undefined;
  let inHeader = true;
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) {
      inHeader = true;
      current = undefined;
    } else if (inHeader && line.startsWith('+++ ')) {
      const file = unquotePath(line.slice(4));
      if (file === '/dev/null') continue;
      current = new Set();
      files.set(file, current);
    } else if (line.startsWith('@@ ')) {
      inHeader = false;
      addHunk(line, current);
    }
  }
  return files;
}

function addHunk(header: string, lines: Set<number> | undefined): void {
  const { start, count } =
    /^@@ -\S+ \+(?<start>\d+)(?:,(?<count>\d+))? @@/.exec(header)?.groups ?? {};
  const first = Number(start);
  for (let offset = 0; offset < Number(count ?? 1); offset += 1) lines?.add(first + offset);
}

const escapes: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, b: 8, f: 12, v: 11, a: 7 };

/** Undoes git's C-style quoting of unusual names; a name with a blank ends with a tab. */
function unquotePath(shown: string): string {
  const text = shown.replace(/\t$/, '');
  if (!text.startsWith('"')) return text;
  const bytes: number[] = [];
  for (const [part, octal, letter] of text.slice(1, -1).matchAll(/\\(?:([0-7]{3})|(.))|[^\\]+/gu)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (letter !== undefined) bytes.push(escapes[letter] ?? letter.charCodeAt(0));
    else bytes.push(...Buffer.from(part));
  }
  return Buffer.from(bytes).toString('utf8');
}
