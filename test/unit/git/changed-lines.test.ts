import { expect, it } from 'vitest';
import { parseChangedLines } from '../../../src/git/changed-lines.ts';

function plain(patch: string): Record<string, number[]> {
  return Object.fromEntries(
    [...parseChangedLines(patch)].map(([file, lines]) => [file, [...lines]]),
  );
}

it('reads the new lines of hunks, by file', () => {
  const patch = [
    'diff --git src/a.ts src/a.ts',
    'index 1..2 100644',
    '--- src/a.ts',
    '+++ src/a.ts',
    '@@ -3,2 +4,3 @@ function x()',
    '-old',
    '+new',
    '@@ -9 +11 @@',
    '+++ this line of content looks like a header',
    '@@ -20,4 +21,0 @@',
    '-gone',
    'diff --git gone.ts gone.ts',
    'deleted file mode 100644',
    '--- gone.ts',
    '+++ /dev/null',
    '@@ -1 +0,0 @@',
    '-x',
    'diff --git "a\\tb.ts" "a\\tb.ts"',
    'new file mode 100644',
    '--- /dev/null',
    '+++ "a\\tb \\"q\\" \\303\\274.ts"',
    '@@ -0,0 +1,2 @@',
    '+x',
  ].join('\n');
  expect(plain(patch)).toEqual({ 'src/a.ts': [4, 5, 6, 11], 'a\tb "q" ü.ts': [1, 2] });
});

it('knows nothing of a patch without text', () => {
  expect(plain('')).toEqual({});
  expect(plain('diff --git a.png a.png\nBinary files a.png and a.png differ\n')).toEqual({});
});
