const first = '# >>> gate >>>';
const last = '# <<< gate <<<';

/** A `#!` line, and the line by which husky before version 9 starts the file anew. */
const preamble =
  /^(?:#![^\n]*\n)?(?:(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:\.|source) [^\n]*husky\.sh[^\n]*\n)?/;

/** The lines of gate in a hook file, with their markers and the last newline. */
export function findBlock(text: string): string | undefined {
  const range = rangeOf(text);
  return range === undefined ? undefined : text.slice(range.start, range.end);
}

/** Puts the block at the top, under the `#!` line; takes the place of one that is there already. */
export function insertBlock(text: string, block: string): string {
  const range = rangeOf(text);
  if (range !== undefined) return text.slice(0, range.start) + block + text.slice(range.end);
  const above = preamble.exec(text)?.[0] ?? '';
  if (above === '' && text.startsWith('#!')) return `${text}\n${block}`;
  return above + block + text.slice(above.length);
}

export function removeBlock(text: string): string {
  const range = rangeOf(text);
  return range === undefined ? text : text.slice(0, range.start) + text.slice(range.end);
}

function rangeOf(text: string): { start: number; end: number } | undefined {
  const start = text.indexOf(first);
  const marker = text.indexOf(last, start);
  if (start === -1 || marker === -1) return undefined;
  const newline = text.indexOf('\n', marker);
  return { start, end: newline === -1 ? text.length : newline + 1 };
}
