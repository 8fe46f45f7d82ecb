import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A log grows to this many bytes; what comes after is only held as a tail. */
const sizeLimit = 64 * 1024 * 1024;

/**
 * The file that a tool's output is streamed to. Made at the first byte. Written synchronously, so
 * that a tool that prints faster than the disk takes it is slowed down and not held in memory. A
 * full or read-only disk costs the log and nothing else.
 */
export class LogFile {
  readonly #path: string;
  #descriptor: number | undefined;
  #written = 0;
  #failed = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** The path, when there is a file with the whole output. */
  get path(): string | undefined {
    return this.#descriptor === undefined || this.#failed ? undefined : this.#path;
  }

  write(chunk: Buffer): void {
    if (this.#failed || this.#written > sizeLimit) return;
    try {
      this.#descriptor ??= this.#open();
      writeSync(this.#descriptor, chunk);
      this.#written += chunk.length;
      if (this.#written > sizeLimit) writeSync(this.#descriptor, '\n[gate: the log ends here]\n');
    } catch {
      // The log serves people; the verdict does not depend on it.
      this.#failed = true;
    }
  }

  close(): void {
    if (this.#descriptor === undefined) return;
    try {
      closeSync(this.#descriptor);
    } catch {
      this.#failed = true;
    }
  }

  #open(): number {
    mkdirSync(dirname(this.#path), { recursive: true });
    return openSync(this.#path, 'w', 0o600);
  }
}
