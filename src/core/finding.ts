import type { Level } from './level.ts';

/**
 * What tools call a problem. Security tools use the first four, linters the last three; an adapter
 * maps its tool's words to these and the config maps these to levels.
 */
export const severities = [
  'critical',
  'high',
  'medium',
  'low',
  'error',
  'warning',
  'note',
] as const;
export type Severity = (typeof severities)[number];

/** One problem that a tool found. */
export interface Finding {
  /** The program that found it, as a person knows it: `clippy`, `mypy`. */
  readonly tool: string;
  /** The tool's own name of the rule: `clippy::unwrap_used`, `F401`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One or more lines of plain text, without colour codes. */
  readonly message: string;
  /**
   * In evidence: absolute, or relative to the directory in which the tool ran.
   * In results: relative to the root of the repository, with forward slashes.
   */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1, in characters. */
  readonly column?: number;
  readonly endLine?: number;
  /** Counted from 1; the first column that is no longer part of it. */
  readonly endColumn?: number;
  /** What the tool proposes to do about it, one line. */
  readonly help?: string;
  /** Its line holds a secret: no report may show or store the source around it. */
  readonly sensitive?: true;
  /**
   * Names it across runs, whatever line it moves to: a keyed hash of tool, rule, file and the text
   * of its line. Set by the run, not by adapters.
   */
  readonly fingerprint?: string;
}

/** A finding with the level that the config gives it. */
export interface JudgedFinding extends Finding {
  readonly level: Level;
  /** Why it was accepted, when it was: from the baseline. */
  readonly accepted?: string;
}
