/** What `gate run-gofmt` prints: one JSON document, `complete` as its last key. */
export interface GofmtReport {
  readonly engine: 'gate-gofmt';
  /** How many files gofmt was given. */
  readonly files: number;
  /** How many it was not given because a glob leaves them out. */
  readonly excluded: number;
  /** Files that would be committed and are not in the work tree. */
  readonly missing: readonly string[];
  /** Whether gofmt, as it was called, told a badly formatted text from a good one. */
  readonly canary: 'found' | 'missed';
  /** All that gofmt printed, a unified diff a file. */
  readonly diff: string;
  /** All that gofmt printed on stderr. */
  readonly errors: string;
  readonly complete: true;
}
