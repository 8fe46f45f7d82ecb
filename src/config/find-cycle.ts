/**
 * The cycles of a graph, at most one from each node that is started at: `['a', 'b', 'a']`.
 * @param nextOf where the edges of a node lead; nodes that are not among `nodes` are passed over
 */
export function findCycles(
  nodes: Iterable<string>,
  nextOf: (node: string) => readonly string[],
): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const node of nodes) {
    const cycle = cycleFrom(node, nextOf, [], done);
    if (cycle !== undefined) cycles.push(cycle);
  }
  return cycles;
}

function cycleFrom(
  node: string,
  nextOf: (node: string) => readonly string[],
  trail: readonly string[],
  done: Set<string>,
): string[] | undefined {
  const start = trail.indexOf(node);
  if (start !== -1) return [...trail.slice(start), node];
  if (done.has(node)) return undefined;
  let cycle: string[] | undefined;
  for (const next of nextOf(node)) {
    cycle ??= cycleFrom(next, nextOf, [...trail, node], done);
  }
  done.add(node);
  return cycle;
}
