/** A line is told at most this often, in milliseconds. */
const intervalMs = 100;

/** Bytes of a chunk that are looked at for its last line. */
const lookBack = 400;

/**
 * Makes a receiver of output that tells the last line of it now and then, for the live view.
 * What was printed between two tellings is not shown.
 */
export function lastLineReporter(tell: (line: string) => void): (chunk: Buffer) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (chunk) => {
    const now = performance.now();
    if (now - toldAt < intervalMs) return;
    const lines = chunk
      .subarray(-lookBack)
      .toString('utf8')
      .split(/[\r\n]+/);
    const line = lines.reverse().find((text) => text.trim() !== '');
    if (line === undefined) return;
    toldAt = now;
    tell(line.trim());
  };
}
