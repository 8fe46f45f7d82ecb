import { runCargoOutdated } from '../../programs/outdated/run-cargo-outdated.ts';
import type { Terminal } from '../terminal.ts';

/** Runs cargo-outdated and dates what it says, as the gate `cargo-outdated` does in its process. */
export function outdated(argv: readonly string[], terminal: Terminal): Promise<number> {
  return runCargoOutdated(argv, terminal);
}
