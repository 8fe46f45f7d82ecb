/** A content as it is searched. */
export interface DecodedContent {
  readonly bytes: Buffer;
  /** It is no text: only secrets that have a form of their own are looked for. */
  readonly binary: boolean;
}

const sniffed = 8192;

/** Tells text from binary as git does, by a NUL near the beginning, and turns UTF-16 into UTF-8. */
export function decodeContent(content: Buffer): DecodedContent {
  if (content[0] === 0xff && content[1] === 0xfe) {
    return { bytes: Buffer.from(content.toString('utf16le', 2)), binary: false };
  }
  if (content[0] === 0xfe && content[1] === 0xff) {
    const even = content.subarray(2, content.length - (content.length % 2));
    return { bytes: Buffer.from(Buffer.from(even).swap16().toString('utf16le')), binary: false };
  }
  return { bytes: content, binary: content.subarray(0, sniffed).includes(0) };
}
