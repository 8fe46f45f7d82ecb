import { base62Crc } from './checksum.ts';
import { scanContent } from './scan-content.ts';
import type { Scanner } from './scanner.ts';

/** Letters of no account anywhere; with the prefix and checksum they have a token's form. */
const body = ['nQ4vT8yBk2', 'ZxW7pLr5Hc', '9dJf3MsG6a'].join('');

/** A line with a secret that was made up, and that every scanner takes for genuine. */
export function canaryText(): string {
  return `canary = "ghp_${body}${base62Crc(body)}"\n`;
}

/**
 * Whether this scanner, as it stands, finds a secret that was made for it: the same code over a
 * content in memory. If not, that it finds nothing elsewhere means nothing.
 */
export function canaryOf(scanner: Scanner): 'found' | 'missed' {
  const { findings } = scanContent(Buffer.from(canaryText()), 'canary.txt', scanner);
  return findings.some(({ rule, verified }) => rule === 'github-token' && verified)
    ? 'found'
    : 'missed';
}
