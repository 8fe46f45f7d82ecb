import { describe, expect, it } from 'vitest';
import { allRules } from '../../../src/programs/secrets/rules/all-rules.ts';
import { scan } from './scan.ts';

const size = 100_000;
const filled = (part: string) => part.repeat(Math.ceil(size / part.length)).slice(0, size);

/**
 * Each text makes a rule begin a match at every place that it can and fail as late as it can. A
 * pattern that takes quadratic time takes longer than a test may; the repetitions of ours are bounded.
 */
const hostile = [
  ...new Set(allRules.flatMap(({ keywords }) => keywords.slice(0, 1))),
  'eyJ',
  'eyJhbGciOiJIUzI1NiJ9.eyJ',
  '-----BEGIN PRIVATE KEY-----',
  'postgres://a:',
  'https://a:b',
  'password = "',
  'password = \\"\\',
  '"kty":"RSA"',
  'AKIAABCDEFGHIJKLMNOP ',
  'curl -u a',
  'machine a login b ',
  'dp.pt.a',
  'xoxb-1-',
  'A1b2C3d4E5',
  'password: &',
  "token['",
  'secret    ',
  '<RSAKeyValue>',
];

describe('hostile input', () => {
  it.each(hostile)('is read in linear time: %s', (part) => {
    expect(Array.isArray(scan(filled(part)))).toBe(true);
    expect(Array.isArray(scan(filled(`${part}\n`), 'app.env'))).toBe(true);
  });

  it('of random bytes holds no secret', () => {
    let state = 1;
    const bytes = Buffer.from(
      Array.from({ length: size }, () => {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        return state >>> 24;
      }),
    );
    expect(scan(bytes)).toEqual([]);
    expect(scan(bytes.toString('base64'), 'a.txt')).toEqual([]);
  });

  it('of no length, of one byte, of half a UTF-16 character is read', () => {
    for (const bytes of [[], [0xff], [0xff, 0xfe], [0xfe, 0xff, 0x41], [0xff, 0xfe, 0x41]]) {
      expect(scan(Buffer.from(bytes))).toEqual([]);
    }
  });
});
