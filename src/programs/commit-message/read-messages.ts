import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import { runGit } from '../../git/run-git.ts';
import {
  type CleanSettings,
  chosenComment,
  cleanMessage,
  cleanups,
  type MessageLine,
} from './clean-message.ts';

/** Where messages are read. */
export type MessageSource =
  | { readonly kind: 'file'; readonly path: string }
  /** Commits of `git log`'s ranges; with `unpushed` without those that a remote branch has. */
  | { readonly kind: 'range'; readonly ranges: readonly string[]; readonly unpushed: boolean }
  | { readonly kind: 'head' };

/** A message as it is, or will be, in a commit. */
export interface ReadMessage {
  /** The id of the commit; absent for one that is not made yet. */
  readonly commit?: string;
  readonly merge: boolean;
  readonly lines: readonly MessageLine[];
}

export interface MessagePlace {
  /** Absolute; a directory of a git repository. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export async function readMessages(
  source: MessageSource,
  place: MessagePlace,
): Promise<Result<readonly ReadMessage[], Failure>> {
  return source.kind === 'file' ? readMessageFile(source.path, place) : readCommits(source, place);
}

async function readCommits(
  source: Exclude<MessageSource, { kind: 'file' }>,
  { cwd, env }: MessagePlace,
): Promise<Result<readonly ReadMessage[], Failure>> {
  const chosen =
    source.kind === 'head'
      ? ['--max-count=1', '--end-of-options', 'HEAD']
      : [
          ...(source.unpushed ? ['--not', '--remotes', '--not'] : []),
          '--end-of-options',
          ...source.ranges,
        ];
  const listed = await runGit(
    [
      ...['log', '-z', '--encoding=UTF-8', '--no-show-signature', '--no-color'],
      ...['--format=%H%n%P%n%B', ...chosen, '--'],
    ],
    { cwd, env },
  );
  if (!listed.ok) return listed;
  const entries = listed.value.split('\0').filter((entry) => entry !== '');
  return success(entries.map(toMessage));
}

/** The id, the ids of the parents, and the message, which git has cleaned when it was made. */
function toMessage(entry: string): ReadMessage {
  const [commit = '', parents = '', ...message] = entry.split('\n');
  return {
    commit,
    merge: parents.includes(' '),
    lines: cleanMessage(message.join('\n'), { cleanup: 'whitespace', comment: '#' }),
  };
}

async function readMessageFile(
  path: string,
  place: MessagePlace,
): Promise<Result<readonly ReadMessage[], Failure>> {
  let text: string;
  try {
    text = await readFile(resolve(place.cwd, path), 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failWith('no-message', { message: `the message cannot be read: ${why}` });
  }
  const lines = cleanMessage(text, await cleanSettings(text, place));
  return success([{ merge: false, lines }]);
}

/** What git will do with the file, by its config and by whether an editor was open. */
async function cleanSettings(text: string, { cwd, env }: MessagePlace): Promise<CleanSettings> {
  const asked = await runGit(
    ['config', '-z', '--get-regexp', '^(core\\.comment(char|string)|commit\\.cleanup)$'],
    { cwd, env },
  );
  // git config fails when nothing is set.
  const entries = asked.ok ? asked.value.split('\0').map((entry) => entry.split('\n')) : [];
  const settingOf = (pattern: RegExp) => entries.findLast(([key = '']) => pattern.test(key))?.[1];
  const comment = settingOf(/^core\.comment(char|string)$/) ?? '#';
  const wanted = settingOf(/^commit\.cleanup$/);
  // git sets this for its hooks when it opens no editor: run_commit_hook in builtin/commit.c.
  const usual = env.GIT_EDITOR === ':' ? 'whitespace' : 'strip';
  return {
    cleanup: cleanups.find((cleanup) => cleanup === wanted) ?? usual,
    comment: comment === 'auto' ? chosenComment(text) : comment,
  };
}
