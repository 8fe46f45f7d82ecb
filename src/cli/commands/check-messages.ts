import { checkMessages } from '../../programs/commit-message/check-messages.ts';
import type { Terminal } from '../terminal.ts';

/** Judges messages of commits, as the gate `commit-message` does in a process of its own. */
export function messages(argv: readonly string[], terminal: Terminal): Promise<number> {
  return checkMessages(argv, terminal);
}
