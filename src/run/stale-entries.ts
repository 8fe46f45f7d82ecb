import type { TaskResult } from '../core/run-result.ts';
import type { AcceptedFinding, Baseline } from '../policy/baseline.ts';

/**
 * Says which accepted findings are gone, so that the baseline does not outlive what it accepts. Only
 * of gates whose tasks were all judged: what was not looked at may still be there.
 *
 * @returns a notice, or nothing
 */
export function staleEntries(
  { findings }: Baseline,
  results: readonly TaskResult[],
  used: ReadonlySet<AcceptedFinding>,
): string | undefined {
  const judged = new Set(results.filter(wasJudged).map(({ gate }) => gate));
  for (const { gate } of results.filter((result) => !wasJudged(result))) judged.delete(gate);
  const stale = findings.filter((entry) => judged.has(entry.gate) && !used.has(entry));
  if (stale.length === 0) return undefined;
  const gates = [...new Set(stale.map(({ gate }) => gate))].join(', ');
  const entries = stale.length === 1 ? 'entry' : 'entries';
  return `the baseline has ${stale.length} stale ${entries} for ${gates}: gate baseline update`;
}

function wasJudged({ state, verdict }: TaskResult): boolean {
  return state === 'ran' && verdict !== 'error';
}
