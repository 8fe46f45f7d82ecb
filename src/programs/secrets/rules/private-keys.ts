import { entropyOf } from '../entropy.ts';
import type { Candidate, SecretRule, Weight } from '../secret-rule.ts';

const bodyReach = 4096;
/** Lines of a key are longer; what is between header and body (`Proc-Type: …`) is not base64. */
const bodyPattern = /[A-Za-z0-9+/]{32,}/g;
const encrypted = /ENCRYPTED|bcrypt|aes256-cbc/;

/** A header alone, or one with `...` for a body, is no key; a key under a passphrase weighs less. */
function weighKey({ match, after, traits }: Candidate): Weight | undefined {
  const end = after.search(/-----END|Private-MAC/);
  const block = end < 0 ? after : after.slice(0, end);
  const body = (block.match(bodyPattern) ?? []).join('');
  if (body.length < 40 || entropyOf(body.slice(0, 256)) < 3.5) return undefined;
  const guarded = encrypted.test(match[0]) || encrypted.test(block.slice(0, 400));
  const severity = guarded || traits.forShow ? 'medium' : 'critical';
  return { severity, verified: true, secret: body };
}

export const privateKeyRules: readonly SecretRule[] = [
  {
    id: 'private-key',
    title: 'Private key',
    severity: 'critical',
    keywords: ['private key'],
    pattern: /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g,
    reach: bodyReach,
    weigh: weighKey,
  },
  {
    id: 'putty-private-key',
    title: 'PuTTY private key',
    severity: 'critical',
    keywords: ['private-lines'],
    pattern: /Private-Lines: \d{1,3}/g,
    reach: bodyReach,
    weigh: weighKey,
  },
  {
    id: 'ssh2-private-key',
    title: 'SSH2 private key',
    severity: 'critical',
    keywords: ['encrypted private key'],
    pattern: /---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----/g,
    reach: bodyReach,
    weigh: weighKey,
  },
  {
    id: 'xml-private-key',
    title: 'RSA private key in XML',
    severity: 'critical',
    keywords: ['<rsakeyvalue>'],
    pattern: /<RSAKeyValue>(?=[\s\S]{0,3500}<D>)/g,
    reach: bodyReach,
    weigh: weighKey,
  },
  {
    id: 'jwk-private-key',
    title: 'Private key as JWK',
    severity: 'critical',
    keywords: ['"kty"'],
    pattern:
      /"kty"\s{0,4}:\s{0,4}"(?:RSA|EC|OKP)"[^{}]{0,3000}?"d"\s{0,4}:\s{0,4}"(?<secret>[0-9A-Za-z_-]{32,1400})"/g,
    reach: bodyReach,
  },
];
