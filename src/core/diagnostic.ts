/** A place in a text file. Lines and columns count from 1. */
export interface SourceRange {
  /** Path as shown to the person: relative to the working directory where that is shorter. */
  readonly file: string;
  /** The whole text, for the code frame; absent when it could not be read. */
  readonly text?: string;
  readonly line: number;
  readonly column: number;
  /** Number of characters to underline; at least 1. */
  readonly length: number;
}

/** One problem as a person reads it: what, where, why, and the next command to type. */
export interface Diagnostic {
  readonly message: string;
  readonly range?: SourceRange;
  /** The reason behind it, one sentence a line. */
  readonly why?: readonly string[];
  /** What to do next; each entry is one line, commands ready to paste. */
  readonly next?: readonly string[];
}
