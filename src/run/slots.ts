/** Something that waits to be started. */
export interface Candidate {
  readonly id: string;
  readonly exclusive: boolean;
  /** Milliseconds from its start to the end of the longest chain that begins with it. */
  readonly remainingMs: number;
}

/**
 * Which of the ready tasks to start now. Those on the longest remaining path come first. An
 * exclusive task runs alone, and waits until nothing else is ready, so that the others need not
 * wait for it.
 *
 * @param running tasks that hold a slot now
 * @param jobs number of slots
 */
export function pickNext(
  ready: readonly Candidate[],
  running: readonly Pick<Candidate, 'exclusive'>[],
  jobs: number,
): Candidate | undefined {
  if (running.length >= jobs || running.some(({ exclusive }) => exclusive)) return undefined;
  const shared = longest(ready.filter(({ exclusive }) => !exclusive));
  if (shared !== undefined) return shared;
  return running.length === 0 ? longest(ready) : undefined;
}

function longest(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if (best === undefined || candidate.remainingMs > best.remainingMs) best = candidate;
  }
  return best;
}
