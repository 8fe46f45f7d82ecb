import type { PathTraits } from './path-traits.ts';

/** Severities of leaked secrets: a subset of gate's. */
export type SecretSeverity = 'critical' | 'high' | 'medium' | 'low';

/** A place where a rule's pattern matched. */
export interface Candidate {
  /** The pattern's group `secret`, or the whole match. */
  readonly secret: string;
  readonly match: RegExpExecArray;
  /** What follows the match, up to the rule's reach. */
  readonly after: string;
  readonly traits: PathTraits;
  /** The lowest Shannon entropy, in bits a character, that a generic secret may have. */
  readonly entropyFloor: number;
}

/** What a candidate is taken for. */
export interface Weight {
  readonly severity: SecretSeverity;
  /** A checksum or the inner structure proves that this is no coincidence. */
  readonly verified: boolean;
  /** What to fingerprint, where that is not the candidate's own text. */
  readonly secret?: string;
}

/** How to recognise one kind of secret. */
export interface SecretRule {
  /** kebab-case, stable: configs and baselines name it. */
  readonly id: string;
  /** What a person calls it: `GitHub token`. */
  readonly title: string;
  readonly severity: SecretSeverity;
  /**
   * Lower-case ASCII; each text that can match holds one of these, in any case, inside the match or
   * on its line. Empty: the whole content is always searched.
   */
  readonly keywords: readonly string[];
  /** Global; takes time linear in its input: every repetition is bounded or anchored. */
  readonly pattern: RegExp;
  /** How far behind a keyword a match may end, in bytes, across lines; default: the same line. */
  readonly reach?: number;
  /** Found by the form of an assignment: not looked for in generated, minified or lock files. */
  readonly generic?: true;
  /** Recognised by what is around it: not looked for in binary files, and less certain. */
  readonly contextual?: true;
  /** Only in files whose path matches. */
  readonly path?: RegExp;
  /** What the candidate is worth, `undefined` for nothing. Default: `weighToken`. */
  readonly weigh?: (candidate: Candidate) => Weight | undefined;
}
