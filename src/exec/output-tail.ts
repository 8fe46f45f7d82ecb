/** Holds the last bytes of a stream of any length. */
export class OutputTail {
  readonly #limit: number;
  #chunks: Buffer[] = [];
  #held = 0;
  #dropped = false;

  /** @param limit bytes to hold at most */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** True when the beginning is gone. */
  get truncated(): boolean {
    return this.#dropped;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    while (this.#held > this.#limit) this.#dropFromFront(this.#held - this.#limit);
  }

  /** What is held, as UTF-8; bytes that are not become U+FFFD. */
  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  #dropFromFront(excess: number): void {
    this.#dropped = true;
    const first = this.#chunks[0];
    if (first === undefined) return;
    if (first.length <= excess) {
      this.#chunks.shift();
      this.#held -= first.length;
    } else {
      // A copy, so that the large chunk that it is a view of can be freed.
      this.#chunks[0] = Buffer.from(first.subarray(excess));
      this.#held -= excess;
    }
  }
}
