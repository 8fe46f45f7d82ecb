/**
 * Where each file of a unified diff first differs.
 *
 * @param text the diff, possibly with lines of other output between its files
 * @returns line numbers of the old text, counted from 1, by the path after `--- `, up to the tab
 */
export function firstChanges(text: string): ReadonlyMap<string, number> {
  const changes = new Map<string, number>();
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const path = /^--- (.+)\t/.exec(line)?.[1];
    if (path === undefined || lines[index + 1]?.startsWith('+++ ') !== true) continue;
    const start = /^@@ -(\d+)/.exec(lines[index + 2] ?? '')?.[1];
    if (start === undefined || changes.has(path)) continue;
    changes.set(path, Math.max(1, Number(start) + contextLines(lines, index + 3)));
  }
  return changes;
}

/** How many unchanged lines a hunk starts with. */
function contextLines(lines: readonly string[], from: number): number {
  let at = from;
  while (lines[at]?.startsWith(' ') === true) at += 1;
  return at - from;
}
