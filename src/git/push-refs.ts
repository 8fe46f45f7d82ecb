import { failWith, type Result, success } from '../core/result.ts';

/** One ref that a push wants to change on the remote. */
export interface PushedRef {
  readonly kind: 'new' | 'update' | 'delete';
  /** What the user named: `refs/heads/main`, `HEAD~1`, an object id; `(delete)` for a deletion. */
  readonly localRef: string;
  /** The object to be pushed; all zeros for a deletion. Names a tag, when an annotated one is. */
  readonly localOid: string;
  readonly remoteRef: string;
  /** What the remote has now, as far as git knows; all zeros for a new ref. */
  readonly remoteOid: string;
}

/** Lines as in githooks(5), pre-push. The local ref of `git push origin 'HEAD@{1 day ago}:x'` has blanks. */
const line = /^(?<localRef>.+) (?<localOid>\S+) (?<remoteRef>\S+) (?<remoteOid>\S+)$/;

/** SHA-1 or SHA-256, in hexadecimal. */
const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const zeros = /^0+$/;

/**
 * Reads what git writes to the stdin of a pre-push hook: a line for each ref,
 * `<local ref> SP <local oid> SP <remote ref> SP <remote oid> LF`. No line means that the remote has
 * everything already. Failure: `malformed-push-refs`, for anything else; nothing is guessed.
 *
 * @param stdin decoded as UTF-8
 */
export function parsePushRefs(stdin: string): Result<readonly PushedRef[]> {
  const refs: PushedRef[] = [];
  const lines = stdin.endsWith('\n') ? stdin.slice(0, -1) : stdin;
  if (lines === '') return success(refs);
  for (const [index, text] of lines.split('\n').entries()) {
    const ref = parseLine(text);
    if (ref === undefined) return malformed(index + 1, text);
    refs.push(ref);
  }
  return success(refs);
}

function parseLine(text: string): PushedRef | undefined {
  const { localRef, localOid, remoteRef, remoteOid } = line.exec(text)?.groups ?? {};
  if (!localRef || !localOid || !remoteRef || !remoteOid) return undefined;
  if (!objectId.test(localOid) || !objectId.test(remoteOid)) return undefined;
  if (localOid.length !== remoteOid.length || !remoteRef.startsWith('refs/')) return undefined;
  const deleted = zeros.test(localOid);
  const kind = deleted ? 'delete' : zeros.test(remoteOid) ? 'new' : 'update';
  return { kind, localRef, localOid, remoteRef, remoteOid };
}

function malformed(number: number, text: string): Result<never> {
  return failWith('malformed-push-refs', {
    message: `line ${number} of the pre-push hook's input is not a pushed ref: ${JSON.stringify(text)}`,
    why: ['git writes “<local ref> <local oid> <remote ref> <remote oid>”, one line for each ref'],
    next: ['gate check --commit HEAD    judges a commit without the hook'],
  });
}
