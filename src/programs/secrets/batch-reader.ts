/** One answer of `git cat-file --batch`. */
export type BatchEntry =
  | { readonly kind: 'blob'; readonly id: string; readonly size: number; readonly content?: Buffer }
  | { readonly kind: 'other'; readonly id: string }
  | { readonly kind: 'missing'; readonly id: string };

const newline = 0x0a;

/**
 * Takes the output of `git cat-file --batch` apart: `<id> <type> <size>\n<content>\n` for each
 * object, `<name> missing\n` for one that is not there (git-cat-file(1), “BATCH OUTPUT”).
 */
export class BatchReader {
  readonly #maxSize: number;
  readonly #onEntry: (entry: BatchEntry) => void;
  #header = '';
  #current: { id: string; type: string; size: number } | undefined;
  #parts: Buffer[] = [];
  #pending = 0;
  #broken = false;

  /** @param maxSize contents of more bytes are not kept */
  constructor(maxSize: number, onEntry: (entry: BatchEntry) => void) {
    this.#maxSize = maxSize;
    this.#onEntry = onEntry;
  }

  /** Whether the output ended where an entry ends, and could be read up to there. */
  get complete(): boolean {
    return !this.#broken && this.#current === undefined && this.#header === '';
  }

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length && !this.#broken) {
      at = this.#current === undefined ? this.#readHeader(chunk, at) : this.#readContent(chunk, at);
    }
  }

  #readHeader(chunk: Buffer, from: number): number {
    const end = chunk.indexOf(newline, from);
    this.#header += chunk.toString('latin1', from, end < 0 ? chunk.length : end);
    if (end < 0) return chunk.length;
    const header = this.#header;
    this.#header = '';
    const [, id, type, size] = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/.exec(header) ?? [];
    if (id !== undefined && type !== undefined && size !== undefined) {
      this.#current = { id, type, size: Number(size) };
      // The newline behind the content is read with it.
      this.#pending = Number(size) + 1;
    } else if (header.endsWith(' missing')) {
      this.#onEntry({ kind: 'missing', id: header.slice(0, -' missing'.length) });
    } else {
      this.#broken = true;
    }
    return end + 1;
  }

  #readContent(chunk: Buffer, from: number): number {
    const end = Math.min(chunk.length, from + this.#pending);
    const current = this.#current;
    if (current === undefined) return end;
    const wanted = current.type === 'blob' && current.size <= this.#maxSize;
    if (wanted) this.#parts.push(Buffer.from(chunk.subarray(from, end)));
    this.#pending -= end - from;
    if (this.#pending > 0) return end;
    const { id, type, size } = current;
    const content = wanted ? Buffer.concat(this.#parts).subarray(0, size) : undefined;
    this.#parts = [];
    this.#current = undefined;
    if (type !== 'blob') this.#onEntry({ kind: 'other', id });
    else this.#onEntry({ kind: 'blob', id, size, ...(content === undefined ? {} : { content }) });
    return end;
  }
}
