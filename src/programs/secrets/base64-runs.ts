const shortest = 40;
/** Shorter lines are not continued on the next one. */
const wrappedLine = 60;

const inAlphabet = new Uint8Array(256);
for (const byte of Buffer.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_',
)) {
  inAlphabet[byte] = 1;
}

/** A stretch of base64 that holds text, wrapped over lines or not. */
export interface Base64Run {
  readonly start: number;
  readonly end: number;
  readonly decoded: Buffer;
}

/** Finds base64 (RFC 4648, either alphabet) of 40 characters or more that decodes to text. */
export function* base64Runs(content: Buffer): Generator<Base64Run> {
  let at = 0;
  while (at + shortest <= content.length) {
    // When the last byte of a window is no base64, no run of that length begins inside it.
    if (inAlphabet[content[at + shortest - 1] ?? 0] === 0) {
      at += shortest;
      continue;
    }
    const start = startOfRun(content, at + shortest - 1, at);
    const end = endOfWrappedRun(content, start);
    if (end - start >= shortest) {
      const decoded = decodeText(content, start, end);
      if (decoded !== undefined) yield { start, end, decoded };
    }
    at = Math.max(end, at + 1);
  }
}

function startOfRun(content: Buffer, from: number, floor: number): number {
  let start = from;
  while (start > floor && inAlphabet[content[start - 1] ?? 0] === 1) start--;
  return start;
}

function endOfRun(content: Buffer, from: number): number {
  let end = from;
  while (inAlphabet[content[end] ?? 0] === 1) end++;
  return end;
}

function endOfWrappedRun(content: Buffer, start: number): number {
  let lineStart = start;
  let end = endOfRun(content, start);
  while (end - lineStart >= wrappedLine) {
    let next = end;
    while (next < content.length && (content[next] ?? 0) <= 0x20 && next - end < 40) next++;
    if (next === end || inAlphabet[content[next] ?? 0] === 0) break;
    lineStart = next;
    end = endOfRun(content, next);
  }
  return end;
}

/** The decoded bytes, when they begin like text. */
function decodeText(content: Buffer, start: number, end: number): Buffer | undefined {
  if (!isText(Buffer.from(content.toString('latin1', start, start + shortest), 'base64'))) {
    return undefined;
  }
  return Buffer.from(content.toString('latin1', start, end), 'base64');
}

function isText(bytes: Buffer): boolean {
  let strange = 0;
  for (const byte of bytes) {
    const printable = byte >= 0x20 ? byte !== 0x7f : byte === 9 || byte === 10 || byte === 13;
    if (!printable || byte > 0x7e) strange++;
  }
  return strange <= 1;
}
