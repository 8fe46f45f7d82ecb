import { type AllowComment, findAllowComments } from './allow-comment.ts';
import type { Pattern } from './pattern.ts';

/** A place where a pattern matches, or where a comment allows one without a reason. */
export interface Match {
  readonly pattern: string;
  readonly kind: 'match' | 'no-reason';
  readonly message: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
}

export interface TextSearch {
  readonly matches: readonly Match[];
  /** How many matches comments allow. */
  readonly allowed: number;
}

/** Searches a text line by line: `^` and `$` are the ends of a line, no match is longer than one. */
export function searchText(text: string, patterns: readonly Pattern[]): TextSearch {
  const lines = text.split(/\r?\n/);
  const comments = findAllowComments(lines);
  const matches: Match[] = [];
  let allowed = 0;
  for (const pattern of patterns) {
    for (const [index, line] of lines.entries()) {
      const columns = columnsIn(line, pattern.expression);
      if (columns.length === 0) continue;
      const comment = comments.find((one) => isAbout(one, pattern, index));
      if (comment?.reasoned === true) {
        allowed += columns.length;
      } else {
        for (const column of columns) matches.push(matchOf(pattern, index, column, comment));
      }
    }
  }
  return { matches, allowed };
}

function isAbout({ name, line, covers }: AllowComment, pattern: Pattern, index: number): boolean {
  if (name !== pattern.name) return false;
  return covers === 'file' || covers === index || line === index;
}

/** Where the matches of a line begin, from 1. A pattern that matches nothing at all is no match. */
function columnsIn(line: string, expression: RegExp): number[] {
  return [...line.matchAll(expression)].flatMap(({ 0: found, index }) =>
    found === '' ? [] : [[...line.slice(0, index)].length + 1],
  );
}

function matchOf(
  { name, message }: Pattern,
  index: number,
  column: number,
  comment: AllowComment | undefined,
): Match {
  const place = { pattern: name, line: index + 1, column };
  if (comment === undefined) return { ...place, kind: 'match', message };
  const why = `allowed without a reason: write it behind “gate:allow-pattern ${name}”`;
  return { ...place, kind: 'no-reason', message: `${message} (${why})` };
}
