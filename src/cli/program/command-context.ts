import type { Terminal } from '../terminal.ts';

/** What the description of a command needs besides the program that it is added to. */
export interface CommandContext {
  /** Asked when the command runs: global options are known only then. */
  terminal(): Terminal;
  /** Takes the exit code. */
  finish(code: number): void;
  /** The error that tells commander of an argument that is no good. */
  invalid(message: string): Error;
}
