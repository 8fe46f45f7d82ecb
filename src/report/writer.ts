/** Takes text, and says when it is out: a stream, or whatever a test puts in its place. */
export interface Writer {
  write(text: string, written?: () => void): unknown;
}

/**
 * Writes text, and waits until it and everything before it is out, or cannot be because nobody
 * reads: a process may then exit without cutting its output off.
 */
export function writeAll(writer: Writer, text: string): Promise<void> {
  return new Promise((resolve) => {
    writer.write(text, () => resolve());
  });
}
