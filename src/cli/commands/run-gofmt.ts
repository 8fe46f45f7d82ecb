import { runGofmt } from '../../programs/gofmt/run-gofmt.ts';
import type { Terminal } from '../terminal.ts';

/** Runs gofmt on files that are counted, as the gate `gofmt` does in a process of its own. */
export function gofmt(argv: readonly string[], terminal: Terminal): Promise<number> {
  return runGofmt(argv, terminal);
}
