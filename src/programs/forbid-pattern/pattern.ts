/** Something that must not be in certain files. */
export interface Pattern {
  readonly name: string;
  readonly message: string;
  /** Global, so that every match on a line is found. */
  readonly expression: RegExp;
  /** Whether a file, by its path, is one that must not hold it. */
  concerns(path: string): boolean;
}
