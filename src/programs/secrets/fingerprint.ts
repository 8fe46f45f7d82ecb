import { createHmac } from 'node:crypto';

/**
 * Part of the contract: allow lists hold fingerprints made with it. It is public, so a fingerprint
 * hides a random token, but not a password that can be guessed.
 */
const key = 'pushgate secret fingerprint 1';

/** The keyed hash by which a secret is named without being told: 24 hexadecimal digits. */
export function fingerprintOf(secret: string): string {
  return createHmac('sha256', key).update(secret).digest('hex').slice(0, 24);
}

/** What may be shown of a secret: its length, and of long ones the first four characters. */
export function redact(secret: string): string {
  const shown = secret.length >= 20 ? secret.slice(0, 4) : '';
  return `${shown}… (${secret.length} characters)`;
}
