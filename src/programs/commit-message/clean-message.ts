/** How git cleans the text of an editor before it commits it: git-commit(1), `--cleanup`. */
export const cleanups = ['strip', 'whitespace', 'verbatim', 'scissors'] as const;
type Cleanup = (typeof cleanups)[number];

export interface CleanSettings {
  readonly cleanup: Cleanup;
  /** What lines of comment begin with, one or more characters. */
  readonly comment: string;
}

/** Characters that `core.commentChar=auto` chooses from, in this order: builtin/commit.c. */
const autoCharacters = '#;@!$%^&|:';

/**
 * The text that git will commit: without comments and what is below the scissors, without spaces at
 * the ends of lines and empty lines around the text. Line numbers are those of the file.
 */
export function cleanMessage(text: string, { cleanup, comment }: CleanSettings): MessageLine[] {
  const numbered = text.split(/\r?\n/).map((line, index) => ({ text: line, number: index + 1 }));
  if (cleanup === 'verbatim') return trimEnds(numbered, () => false);
  const scissors = numbered.findIndex((line) => isScissors(line.text, comment));
  const cuts = cleanup !== 'whitespace' && scissors !== -1;
  const kept = numbered
    .slice(0, cuts ? scissors : undefined)
    .filter((line) => cleanup !== 'strip' || !line.text.startsWith(comment))
    .map((line) => ({ ...line, text: line.text.trimEnd() }));
  return withoutRuns(trimEnds(kept, (line) => line.text === ''));
}

/** A line of a message and where it stands in what was read. */
export interface MessageLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/**
 * The comment character that git chose itself, from a file that git has filled with its hints: the
 * one that the last lines begin with.
 */
export function chosenComment(text: string): string {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  const [first = '#'] = last;
  return autoCharacters.includes(first) ? first : '#';
}

/** `# ------------------------ >8 ------------------------` */
function isScissors(line: string, comment: string): boolean {
  return line === `${comment} ${'-'.repeat(24)} >8 ${'-'.repeat(24)}`;
}

function trimEnds(lines: MessageLine[], empty: (line: MessageLine) => boolean): MessageLine[] {
  const first = lines.findIndex((line) => !empty(line));
  const last = lines.findLastIndex((line) => !empty(line));
  return first === -1 ? [] : lines.slice(first, last + 1);
}

/** Several empty lines become one. */
function withoutRuns(lines: readonly MessageLine[]): MessageLine[] {
  return lines.filter((line, index) => line.text !== '' || lines[index - 1]?.text !== '');
}
