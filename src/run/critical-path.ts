import type { TaskResult } from '../core/run-result.ts';

/**
 * The chain of tasks, each waiting for the one before, that took longest: what to shorten first.
 *
 * @param results each after those that it needs
 * @returns ids, first to last; empty when nothing ran
 */
export function criticalPath(results: readonly TaskResult[]): readonly string[] {
  const chains = new Map<string, { readonly ms: number; readonly ids: readonly string[] }>();
  let longest: { readonly ms: number; readonly ids: readonly string[] } = { ms: 0, ids: [] };
  for (const { id, needs, durationMs, state } of results) {
    if (state !== 'ran') continue;
    let before: typeof longest = { ms: 0, ids: [] };
    for (const need of needs) {
      const chain = chains.get(need);
      if (chain !== undefined && chain.ms > before.ms) before = chain;
    }
    const chain = { ms: before.ms + durationMs, ids: [...before.ids, id] };
    chains.set(id, chain);
    if (chain.ms > longest.ms) longest = chain;
  }
  return longest.ids;
}
