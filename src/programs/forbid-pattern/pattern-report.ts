import type { Match } from './search-text.ts';

export interface FileMatch extends Match {
  /** Relative to the directory that is searched. */
  readonly file: string;
}

export interface SkippedFile {
  readonly path: string;
  /** `too-slow`: a pattern used up the time that one file may take. */
  readonly reason: 'too-large' | 'unreadable' | 'not-found' | 'too-slow';
}

/** What `gate find-patterns` prints: one JSON document, `complete` as its last key. */
export interface PatternReport {
  readonly engine: 'gate-patterns';
  readonly patterns: number;
  /** Whether a pattern made for the purpose was found by this very process. */
  readonly canary: 'found' | 'missed';
  /** Files that a pattern concerns and that were searched to their end; texts only. */
  readonly searched: number;
  /** Files that a pattern concerns and that are no text. */
  readonly binary: number;
  /** Of the files that were asked for by name: those that no pattern concerns. */
  readonly unconcerned: number;
  /** Patterns that concern no file at all. */
  readonly idle: readonly string[];
  readonly skipped: readonly SkippedFile[];
  /** How many matches comments allow. */
  readonly allowed: number;
  readonly findings: readonly FileMatch[];
  readonly complete: true;
}
