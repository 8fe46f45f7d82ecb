/** `gate:allow-pattern no-mock the vendor has no sandbox`, in whatever comment a language has. */
const marker = /gate:allow-pattern(?<scope>-in-file)?[ \t]+(?<name>[\w-]+)(?<reason>[^\r\n]*)/g;

/** A comment that allows a pattern. */
export interface AllowComment {
  readonly name: string;
  /** The line it stands on, from 0. */
  readonly line: number;
  /** The line it is about, from 0: its own or, when nothing else is on it, the next; or all. */
  readonly covers: number | 'file';
  /** Whether it says why. */
  readonly reasoned: boolean;
}

/** Finds the comments of a file that allow patterns in it. */
export function findAllowComments(lines: readonly string[]): AllowComment[] {
  return lines.flatMap((text, line) => {
    if (!text.includes('gate:allow-pattern')) return [];
    return [...text.matchAll(marker)].map((match) => {
      const { scope, name = '', reason = '' } = match.groups ?? {};
      const alone = !/[\p{L}\d]/u.test(text.slice(0, match.index));
      const covers = scope === undefined ? line + (alone ? 1 : 0) : 'file';
      return { name, line, covers, reasoned: /[\p{L}\d]{2,}/u.test(reason) };
    });
  });
}
