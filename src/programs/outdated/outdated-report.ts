/** A dependency of which there is a newer version. */
export interface OutdatedDependency {
  /** The crate of the repository that depends on it. */
  readonly crate: string;
  readonly name: string;
  /** The version in use. */
  readonly version: string;
  /** The newest version that cargo-outdated names. */
  readonly newest: string;
  /** `Normal`, `Development` or `Build`. */
  readonly kind: string;
  /** ISO 8601: when the first newer version was published; absent when the index does not tell. */
  readonly since?: string;
}

/** What `gate run-cargo-outdated` prints: one JSON document, `complete` as its last key. */
export interface OutdatedReport {
  readonly engine: 'gate-outdated';
  /** ISO 8601: what ages are counted to. */
  readonly checkedAt: string;
  /** The crates whose dependencies were looked at. */
  readonly crates: readonly string[];
  readonly dependencies: readonly OutdatedDependency[];
  readonly complete: true;
}
