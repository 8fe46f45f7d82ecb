import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import { readCompilation } from '../cargo/read-build.ts';
import type { ToolRun } from '../define-gate.ts';

/** rustc's code for a lint on the command line that it does not know. */
const unknownLint = 'E0602';

/**
 * As for any build. A misspelt lint is only a warning of clippy's, but it means that the config
 * forbids less than it says, so nothing has been judged.
 */
export function readClippy(run: ToolRun): Evidence {
  const evidence = readCompilation(run);
  const unknown = evidence.findings.find(({ rule }) => rule === unknownLint);
  if (unknown === undefined) return evidence;
  const help = unknown.help === undefined ? '' : `, ${unknown.help}`;
  return failedEvidence(`${unknown.message}${help}`);
}
