import { describe, expect, it } from 'vitest';
import { findCycles } from '../../../src/config/find-cycle.ts';

function cyclesOf(graph: Record<string, string[]>): string[] {
  const cycles = findCycles(Object.keys(graph), (node) => graph[node] ?? []);
  return cycles.map((cycle) => cycle.join(' '));
}

describe('findCycles', () => {
  it.each([
    [{}, []],
    [{ a: ['b'], b: ['c'], c: [] }, []],
    [{ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    [{ a: ['a'] }, ['a a']],
    [{ a: ['b'], b: ['a'] }, ['a b a']],
    [{ x: ['a'], a: ['b'], b: ['c'], c: ['a'] }, ['a b c a']],
    [{ a: ['b'], b: ['a'], c: ['d'], d: ['c'] }, ['a b a', 'c d c']],
    [{ a: ['nowhere'] }, []],
  ])('%j', (graph: Record<string, string[]>, cycles) => {
    expect(cyclesOf(graph)).toEqual(cycles);
  });
});
