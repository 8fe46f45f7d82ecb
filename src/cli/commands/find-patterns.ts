import { findPatterns } from '../../programs/forbid-pattern/find-patterns.ts';
import type { Terminal } from '../terminal.ts';

/** Searches for forbidden patterns, as the gate `forbid-pattern` does in a process of its own. */
export function patterns(argv: readonly string[], terminal: Terminal): Promise<number> {
  return findPatterns(argv, terminal);
}
