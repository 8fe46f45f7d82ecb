import { expect, it } from 'vitest';
import { firstChanges } from '../../../src/gates/python/first-changes.ts';

const diff = `a line of other output
--- a.py\t2026-01-01 00:00:00
+++ a.py\t2026-01-01 00:00:01
@@ -7,6 +7,6 @@
 one
 two
 three
-four
+4
@@ -40 +40 @@
-x
+y
another line
--- sub/b c.py\t2026-01-01 00:00:00
+++ sub/b c.py\t2026-01-01 00:00:01
@@ -1 +1,2 @@
+import os
 import sys
--- empty.py\t2026-01-01 00:00:00
+++ empty.py\t2026-01-01 00:00:01
@@ -0,0 +1 @@
+x
`;

it('finds the first line that differs of each file, and its first hunk only', () => {
  expect([...firstChanges(diff)]).toEqual([
    ['a.py', 10],
    ['sub/b c.py', 1],
    ['empty.py', 1],
  ]);
});

it.each([
  ['nothing', ''],
  ['a removed line that looks like a header', '@@ -1 +1 @@\n--- a.py\t\n+x\n'],
  ['a diff that is cut off', '--- a.py\t\n+++ a.py\t\n'],
])('finds none in %s', (_, text) => {
  expect(firstChanges(text).size).toBe(0);
});
