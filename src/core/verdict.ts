/** What is decided about a task or a run. `error`: could not be judged. */
export const verdicts = ['block', 'error', 'warn', 'pass', 'skipped'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * The verdict of a run: the worst of its tasks, `block` before `error` before `warn` before `pass`.
 * A run in which every task was skipped is `skipped`.
 */
export function worstVerdict(all: Iterable<Verdict>): Verdict {
  let worst: Verdict = 'skipped';
  for (const verdict of all) {
    if (verdicts.indexOf(verdict) < verdicts.indexOf(worst)) worst = verdict;
  }
  return worst;
}
