import type { SecretSeverity } from './secret-rule.ts';

/** A secret as it is told to others: everything but the secret. */
export interface ReportedSecret {
  readonly rule: string;
  readonly severity: SecretSeverity;
  /** A checksum or the inner structure proves that it is genuine. */
  readonly verified: boolean;
  readonly message: string;
  /** Absent for findings that are about no secret. */
  readonly redacted?: string;
  /** Keyed hash of the secret, for allow lists. */
  readonly fingerprint?: string;
  readonly file: string;
  readonly line: number;
  /** In characters. */
  readonly column: number;
  /** Found in a commit, and not at this place in the tree. */
  readonly history?: true;
}

export interface SkippedFile {
  readonly path: string;
  /**
   * `submodule`: a repository of its own, not part of what is scanned. All others are a gap.
   */
  readonly reason: 'too-large' | 'unreadable' | 'not-found' | 'submodule';
  /** Bytes, where known. */
  readonly size?: number;
}

/** What `gate scan-secrets` prints: one JSON document, `complete` as its last key. */
export interface ScanReport {
  readonly engine: 'gate-secrets';
  readonly engineVersion: number;
  /** How many rules were applied. */
  readonly rules: number;
  /** Whether a secret made for the purpose was found by this very process. */
  readonly canary: 'found' | 'missed';
  readonly scanned: { readonly files: number; readonly bytes: number };
  readonly skipped: readonly SkippedFile[];
  /** How many secrets were accepted, and by what. */
  readonly allowed: {
    readonly comments: number;
    readonly paths: number;
    readonly fingerprints: number;
    readonly patterns: number;
  };
  readonly findings: readonly ReportedSecret[];
  readonly complete: true;
}
