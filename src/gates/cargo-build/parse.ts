import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import { readCompilation } from '../cargo/read-build.ts';
import type { ToolRun } from '../define-gate.ts';

/** rustc's code for a crate that it cannot find. */
const missingCrate = 'E0463';

/**
 * As for any build. A platform whose standard library is not installed is an error of the machine's,
 * though the compiler reports it as one of the code's.
 */
export function readBuiltTargets(run: ToolRun): Evidence {
  const evidence = readCompilation(run);
  const uninstalled = evidence.findings.find(
    ({ rule, help }) => rule === missingCrate && help?.includes('rustup target add'),
  );
  return uninstalled === undefined
    ? evidence
    : failedEvidence(`${uninstalled.message}: ${uninstalled.help}`);
}
