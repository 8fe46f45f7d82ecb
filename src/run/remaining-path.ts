/** What a task is assumed to take that never ran before, in milliseconds. */
const unknownDurationMs = 1000;

/**
 * For each task, how long it is from its start to the end of the longest chain of tasks that wait
 * for each other from it on, in milliseconds.
 *
 * @param tasks each after those that it needs
 * @param expected durations of earlier runs by task id
 */
export function remainingPaths(
  tasks: readonly { readonly id: string; readonly needs: readonly string[] }[],
  expected: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const after = new Map<string, number>();
  const remaining = new Map<string, number>();
  for (const { id, needs } of [...tasks].reverse()) {
    const own = (expected.get(id) ?? unknownDurationMs) + (after.get(id) ?? 0);
    remaining.set(id, own);
    for (const need of needs) after.set(need, Math.max(after.get(need) ?? 0, own));
  }
  return remaining;
}
