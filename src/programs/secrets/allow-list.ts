import picomatch from 'picomatch';

/** What a config accepts without a comment on the line. */
export interface AllowOptions {
  /** Globs, relative to the directory that is scanned. */
  readonly paths: readonly string[];
  readonly fingerprints: readonly string[];
  /** Regular expressions that a whole secret matches. */
  readonly patterns: readonly RegExp[];
}

export interface AllowList {
  acceptsPath(path: string): boolean;
  /** By what a secret is accepted, if it is. */
  acceptedBy(secret: string, fingerprint: string): 'fingerprints' | 'patterns' | undefined;
}

export function createAllowList({ paths, fingerprints, patterns }: AllowOptions): AllowList {
  const matches = paths.length === 0 ? () => false : picomatch([...paths], { dot: true });
  const known = new Set(fingerprints);
  return {
    acceptsPath: (path) => matches(path),
    acceptedBy(secret, fingerprint) {
      if (known.has(fingerprint)) return 'fingerprints';
      return patterns.some((pattern) => pattern.test(secret)) ? 'patterns' : undefined;
    },
  };
}
