import { exitCodes } from '../core/exit-code.ts';
import type { Failure } from '../core/result.ts';
import { renderDiagnostics } from '../report/diagnostic.ts';
import { pageFor } from './page-for.ts';
import type { Terminal } from './terminal.ts';

/** Prints what is wrong on stderr. @returns the exit code for wrong input */
export function reportFailure({ diagnostics }: Failure, terminal: Terminal): number {
  terminal.stderr.write(renderDiagnostics(diagnostics, pageFor(terminal)));
  return exitCodes.usage;
}
