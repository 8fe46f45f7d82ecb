const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

/** CRC-32 as in ISO 3309 (zlib, PNG) of a text of single-byte characters. */
export function crc32(text: string): number {
  let value = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    value = (crcTable[(value ^ text.charCodeAt(index)) & 0xff] ?? 0) ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Whether the last six characters of a token's body are the base62 CRC-32 of those before them: the
 * scheme of GitHub's and npm's tokens.
 * Source: GitHub, “Behind GitHub's new authentication token formats”, 2021.
 */
export function endsWithBase62Crc(body: string): boolean {
  return body.slice(-6) === base62Crc(body.slice(0, -6));
}

/** The six base62 characters that GitHub and npm append to `body`. */
export function base62Crc(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let digit = 0; digit < 6; digit++) {
    text = base62.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/**
 * Whether eight hexadecimal digits after the last `_` are the CRC-32, least significant byte first,
 * of what precedes them: Grafana's service account tokens (pkg/components/satokengen).
 */
export function endsWithHexCrc(token: string): boolean {
  const at = token.lastIndexOf('_');
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crc32(token.slice(0, at)));
  return token.slice(at + 1).toLowerCase() === bytes.toString('hex');
}

const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const bech32Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Whether the last six characters of a Bech32 text are its checksum (BIP 173): age's keys. */
export function isBech32(text: string): boolean {
  const lower = text.toLowerCase();
  const at = lower.lastIndexOf('1');
  const prefix = [...lower.slice(0, at)].map((character) => character.charCodeAt(0));
  const values = [
    ...prefix.map((code) => code >> 5),
    0,
    ...prefix.map((code) => code & 31),
    ...[...lower.slice(at + 1)].map((character) => bech32.indexOf(character)),
  ];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    bech32Generator.forEach((generator, bit) => {
      if ((top >>> bit) & 1) sum ^= generator;
    });
  }
  return sum === 1;
}
