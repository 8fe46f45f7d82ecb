/** What `gate scan-copy` prints: one JSON document, `complete` as its last key. */
export interface ScanCopyReport {
  readonly engine: 'gate-scan-copy';
  /** How many files of the tree the scanner was given. */
  readonly files: number;
  /** How many versions of files it was given besides, which pushed commits bring. */
  readonly versions: number;
  /** What should have been scanned and was not. */
  readonly skipped: readonly SkippedFile[];
  /** Directory of the copy that holds these versions: `<pushed>/<number>/<path>`. */
  readonly pushed: string;
  /** Path of the planted secret; absent when none was asked for. */
  readonly canary?: string;
  /** Of the scanner. */
  readonly exitCode: number;
  /** The JSON documents that the scanner printed, without the values that hold secrets. */
  readonly documents: readonly unknown[];
  /** All that it printed on stderr. */
  readonly errors: string;
  readonly complete: true;
}

export interface SkippedFile {
  readonly path: string;
  readonly reason: 'not-found' | 'unreadable' | 'too-large';
}
