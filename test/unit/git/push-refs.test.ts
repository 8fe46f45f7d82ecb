import { describe, expect, it } from 'vitest';
import { type PushedRef, parsePushRefs } from '../../../src/git/push-refs.ts';

const one = '1'.repeat(40);
const two = '2'.repeat(40);
const none = '0'.repeat(40);

function refsOf(stdin: string): readonly PushedRef[] {
  const parsed = parsePushRefs(stdin);
  if (!parsed.ok) throw new Error(parsed.failure.diagnostics[0]?.message);
  return parsed.value;
}

describe('parsePushRefs', () => {
  it('tells updates, new refs and deletions apart', () => {
    const stdin = [
      `refs/heads/main ${one} refs/heads/main ${two}`,
      `refs/tags/v1 ${one} refs/tags/v1 ${none}`,
      `(delete) ${none} refs/heads/old ${two}`,
      '',
    ].join('\n');
    expect(refsOf(stdin)).toEqual([
      {
        kind: 'update',
        localRef: 'refs/heads/main',
        localOid: one,
        remoteRef: 'refs/heads/main',
        remoteOid: two,
      },
      {
        kind: 'new',
        localRef: 'refs/tags/v1',
        localOid: one,
        remoteRef: 'refs/tags/v1',
        remoteOid: none,
      },
      {
        kind: 'delete',
        localRef: '(delete)',
        localOid: none,
        remoteRef: 'refs/heads/old',
        remoteOid: two,
      },
    ]);
  });

  it('reads no line as nothing to push', () => {
    expect(refsOf('')).toEqual([]);
  });

  it('reads a last line without its newline', () => {
    expect(refsOf(`HEAD~2 ${one} refs/heads/main ${two}`)).toHaveLength(1);
  });

  it('reads SHA-256 ids', () => {
    const [ref] = refsOf(`main ${'a'.repeat(64)} refs/heads/main ${'0'.repeat(64)}\n`);
    expect(ref).toMatchObject({ kind: 'new', localOid: 'a'.repeat(64) });
  });

  it('keeps names in other scripts, and a local name with blanks', () => {
    const [ref] = refsOf(`HEAD@{1 day ago} ${one} refs/heads/größe-鍵 ${two}\n`);
    expect(ref).toMatchObject({ localRef: 'HEAD@{1 day ago}', remoteRef: 'refs/heads/größe-鍵' });
  });

  it.each([
    ['an empty line', '\n\n'],
    ['a missing field', `refs/heads/main ${one} refs/heads/main\n`],
    ['a short id', `main ${one.slice(1)} refs/heads/main ${two}\n`],
    ['two kinds of ids', `main ${one} refs/heads/main ${'2'.repeat(64)}\n`],
    ['an id in capitals', `main ${'A'.repeat(40)} refs/heads/main ${two}\n`],
    ['a remote name that is no ref', `main ${one} main ${two}\n`],
    ['CRLF', `main ${one} refs/heads/main ${two}\r\n`],
    ['text behind good lines', `main ${one} refs/heads/main ${two}\nhello\n`],
  ])('fails on %s', (_, stdin) => {
    const parsed = parsePushRefs(stdin);
    expect(parsed.ok ? 'parsed' : parsed.failure.reason).toBe('malformed-push-refs');
  });
});
