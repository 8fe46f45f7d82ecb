import { scanCopy } from '../../programs/scan-copy/scan-copy.ts';
import type { Terminal } from '../terminal.ts';

/** Runs a scanner for secrets on a copy of what may leave, in a process of its own. */
export function copyAndScan(argv: readonly string[], terminal: Terminal): Promise<number> {
  return scanCopy(argv, terminal);
}
