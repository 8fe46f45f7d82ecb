/** Which lines of a file were executed by tests. Lines that cannot be executed are in neither list. */
export interface FileCoverage {
  /**
   * In evidence: absolute, or relative to the directory in which the tool ran.
   * In results: relative to the root of the repository, with forward slashes.
   */
  readonly file: string;
  /** Line numbers from 1, ascending. */
  readonly covered: readonly number[];
  /** Line numbers from 1, ascending. */
  readonly missed: readonly number[];
}
