import { describe, expect, it } from 'vitest';
import { allRules } from '../../../src/programs/secrets/rules/all-rules.ts';
import { scanContent } from '../../../src/programs/secrets/scan-content.ts';
import { createScanner } from '../../../src/programs/secrets/scanner.ts';
import { RandomText } from './random-text.ts';
import { rulesIn, scan } from './scan.ts';
import { tokenSamples } from './token-samples.ts';

const random = new RandomText(41);
const newToken = () => `dop_v1_${random.text('hex', 64)}`;
/** Apart, so that this file holds no comment that accepts something. */
const marker = ['gate', 'allow-secret'].join(':');

describe('comments that accept a secret', () => {
  it.each([
    `key = "${newToken()}" # ${marker} a revoked token of the tutorial`,
    `const key = '${newToken()}'; // ${marker} revoked in 2024`,
    `<a b="${newToken()}" /> <!-- ${marker} revoked -->`,
    `/* ${marker} the demo's key */ key("${newToken()}");`,
    `insert into t values ('${newToken()}'); -- ${marker} seed data`,
  ])('accept it with a reason: %s', (line) => {
    expect(rulesIn(line)).toEqual([]);
  });

  it('are counted', () => {
    const scanner = createScanner(allRules, { generic: true, entropyFloor: 3 });
    const text = `key = "${newToken()}" # ${marker} revoked`;
    expect(scanContent(Buffer.from(text), 'a.py', scanner).allowed).toEqual(['comments']);
  });

  it.each([`# ${marker}`, `// ${marker}:`, `<!-- ${marker} -->`, `/* ${marker} */`])(
    'are a finding of their own without one: %s',
    (comment) => {
      expect(rulesIn(`key = "${newToken()}" ${comment}`)).toEqual([
        'digitalocean-token',
        'allow-without-reason',
      ]);
      expect(rulesIn(`nothing = 1 ${comment}`)).toEqual(['allow-without-reason']);
    },
  );

  it('hold for their own line only, and only as comments', () => {
    expect(rulesIn(`# ${marker} revoked\nkey = "${newToken()}"`)).toEqual(['digitalocean-token']);
    expect(rulesIn(`f("${newToken()}", "${marker} revoked")`)).toEqual(['digitalocean-token']);
    expect(rulesIn(`const text = "${marker}";`)).toEqual([]);
  });
});

describe('secrets inside base64', () => {
  const wrap = (text: string) => Buffer.from(text).toString('base64');

  it('are found where the base64 begins', () => {
    const line = `data: "${wrap(`{"token":"${newToken()}"}`)}"`;
    expect(scan(`\n${line}`)[0]).toMatchObject({
      rule: 'digitalocean-token',
      line: 2,
      column: line.indexOf('"') + 2,
      message: expect.stringContaining('inside base64'),
    });
  });

  it('are found in lines, in base64 inside base64, and not deeper', () => {
    const lines = wrap(`first line of text\nexport TOKEN=${newToken()}\nlast line of text\n`);
    expect(rulesIn(lines.replace(/.{76}/g, '$&\n  '))).toEqual(['digitalocean-token']);
    const twice = wrap(wrap(`token: ${newToken()}`));
    expect(rulesIn(twice)).toEqual(['digitalocean-token']);
    expect(rulesIn(wrap(twice))).toEqual([]);
  });
});

describe('places', () => {
  it('count lines of any ending and characters of any width', () => {
    const token = newToken();
    expect(scan(`a\r\n\r\n“x” 🎉 ${token}\n${token}`)).toMatchObject([
      { line: 3, column: 7 },
      { line: 4, column: 1 },
    ]);
  });

  it('are right in very long lines', () => {
    const token = newToken();
    expect(scan(`${'a;'.repeat(50_000)}${token};${'b;'.repeat(50_000)}`)).toMatchObject([
      { line: 1, column: 100_001 },
    ]);
  });
});

describe('redaction', () => {
  it('never tells more than four characters in a row of a secret', () => {
    for (const [index, sample] of tokenSamples.entries()) {
      const { secret, line } = sample.make(new RandomText(index + 500));
      const inside = Buffer.from(line).toString('base64');
      const told = JSON.stringify([scan(line), scan(inside), scan(line, '.env')]);
      // A form's fixed beginning is public; its end is drawn at random.
      const drawn = secret.slice(-Math.min(24, secret.length - 4));
      for (let at = 0; at + 5 <= drawn.length; at++) {
        expect(told, sample.rule).not.toContain(drawn.slice(at, at + 5));
      }
    }
  });

  it('tells nothing of short passwords but their length', () => {
    const [finding] = scan('password = "k9#mTq2!vb"'); // gate:allow-secret made up here
    expect(finding?.redacted).toBe('… (10 characters)');
    expect(finding?.fingerprint).toMatch(/^[0-9a-f]{24}$/);
  });

  it('gives the same secret the same fingerprint everywhere', () => {
    const token = newToken();
    const [a] = scan(`x = "${token}"`, 'a.ts');
    const [b] = scan(`${'\n'.repeat(9)}y: ${token}`, 'b.yaml');
    expect(a?.fingerprint).toBe(b?.fingerprint);
    expect(scan(`x = "${newToken()}"`)[0]?.fingerprint).not.toBe(a?.fingerprint);
  });
});

describe('checksums', () => {
  it('tell a genuine token from a damaged one', () => {
    const sample = tokenSamples[0];
    const { secret = '' } = sample?.make(random) ?? {};
    expect(scan(secret)[0]).toMatchObject({ severity: 'critical', verified: true });
    const damaged = secret.slice(0, -1) + (secret.endsWith('a') ? 'b' : 'a');
    expect(scan(damaged)[0]).toMatchObject({ severity: 'high', verified: false });
  });
});
