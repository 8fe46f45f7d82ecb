/** A mistake to put into a copy of an example, and what gate has to say about it. */
export interface Plant {
  readonly name: string;
  /** Edits files below the root of the copy; throws when the example no longer fits. */
  readonly plant: (root: string) => void;
  /** The gate that has to block. */
  readonly gate: string;
  /** Other gates that cannot but block too: nothing reads a file that does not parse. */
  readonly alsoBlocks?: readonly string[];
  /** Where a finding has to point, relative to the root; without a line it names the file only. */
  readonly expected: { readonly file: string; readonly line?: number };
}
