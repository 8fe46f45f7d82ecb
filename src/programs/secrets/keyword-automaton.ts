/** Finds all keywords of a set in one pass: an Aho-Corasick automaton over bytes, without case. */
export interface KeywordAutomaton {
  /**
   * Calls `onHit` with the numbers of the keywords that end before each offset, in ascending order
   * of offsets.
   */
  scan(bytes: Uint8Array, onHit: (keywords: readonly number[], end: number) => void): void;
}

interface State {
  /** Next state by class of byte; complete once the automaton is linked. */
  readonly next: Int32Array;
  /** The keywords that end here, those of suffixes too. */
  readonly ending: number[];
}

/** @param keywords lower-case ASCII; the numbers given to `onHit` are positions in this list */
export function buildAutomaton(keywords: readonly string[]): KeywordAutomaton {
  const { classes, count } = classify(keywords);
  const states = linkStates(growTrie(keywords, classes, count));
  const table = new Uint16Array(states.length * count);
  states.forEach((state, index) => {
    table.set(state.next, index * count);
  });
  const endings = states.map(({ ending }) => (ending.length === 0 ? undefined : ending));
  return {
    scan(bytes, onHit) {
      let state = 0;
      for (let index = 0; index < bytes.length; index++) {
        state = table[state * count + (classes[bytes[index] ?? 0] ?? 0)] ?? 0;
        const ending = endings[state];
        if (ending !== undefined) onHit(ending, index + 1);
      }
    },
  };
}

/** Bytes that no keyword holds are all alike, and so are the two cases of a letter. */
function classify(keywords: readonly string[]): { classes: Uint8Array; count: number } {
  const classes = new Uint8Array(256);
  let count = 1;
  for (const byte of Buffer.from(keywords.join(''), 'latin1')) {
    if (classes[byte] !== 0) continue;
    classes[byte] = count;
    const upper = String.fromCharCode(byte).toUpperCase().charCodeAt(0);
    if (upper < 256) classes[upper] = count;
    count++;
  }
  return { classes, count };
}

function growTrie(keywords: readonly string[], classes: Uint8Array, count: number): State[] {
  const newState = (): State => ({ next: new Int32Array(count).fill(-1), ending: [] });
  const root = newState();
  const states = [root];
  keywords.forEach((keyword, number) => {
    let state = root;
    for (const byte of Buffer.from(keyword, 'latin1')) {
      const symbol = classes[byte] ?? 0;
      let child = states[state.next[symbol] ?? -1];
      if (child === undefined) {
        child = newState();
        state.next[symbol] = states.length;
        states.push(child);
      }
      state = child;
    }
    state.ending.push(number);
  });
  return states;
}

/** Fills in the missing transitions, breadth first, from the longest proper suffix's state. */
function linkStates(states: State[]): State[] {
  const suffix = new Int32Array(states.length);
  const queue = [0];
  for (const index of queue) {
    const state = states[index];
    if (state === undefined) continue;
    const fallback = index === 0 ? undefined : states[suffix[index] ?? 0];
    state.ending.push(...(fallback?.ending ?? []));
    state.next.forEach((child, symbol) => {
      const beside = fallback?.next[symbol] ?? 0;
      if (child < 0) state.next[symbol] = beside;
      else {
        suffix[child] = beside;
        queue.push(child);
      }
    });
  }
  return states;
}
