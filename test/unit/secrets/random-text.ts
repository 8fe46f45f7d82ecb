const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();

/** Alphabets of token formats. */
export const alphabets = {
  digits,
  hex: `${digits}abcdef`,
  upper,
  upperHex: `${digits}ABCDEF`,
  letters: lower + upper,
  base32: `${upper}234567`,
  lowerBase32: `${lower}234567`,
  base36: digits + lower,
  upperBase36: digits + upper,
  base62: digits + upper + lower,
  base64: `${upper}${lower}${digits}+/`,
  base64url: `${upper}${lower}${digits}-_`,
} as const;

/** Repeatable random text: the same seed gives the same tokens. */
export class RandomText {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** An integer from 0 to `below` - 1, by xorshift. */
  integer(below: number): number {
    let state = this.#state || 0x9e3779b9;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state >>> 0;
    return Math.floor((this.#state / 2 ** 32) * below);
  }

  text(alphabet: keyof typeof alphabets, length: number): string {
    const characters = alphabets[alphabet];
    return Array.from({ length }, () => characters.charAt(this.integer(characters.length))).join(
      '',
    );
  }

  uuid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.text('hex', length)).join('-');
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.integer(256)));
  }
}
