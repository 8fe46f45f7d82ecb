import { describe, expect, it } from 'vitest';
import { allRules } from '../../../src/programs/secrets/rules/all-rules.ts';
import { RandomText } from './random-text.ts';
import { scan } from './scan.ts';
import { tokenSamples } from './token-samples.ts';

/** Rules whose secrets have structure of their own and tests of their own. */
const testedElsewhere = [
  'private-key',
  'putty-private-key',
  'ssh2-private-key',
  'xml-private-key',
  'jwk-private-key',
  'age-secret-key',
  'connection-string',
  'url-password',
  'basic-auth',
  'bearer-token',
  'docker-auth',
  'curl-user',
  'netrc-password',
  'pgpass-password',
  'rails-master-key',
  'kubernetes-secret',
  'assigned-secret',
];

describe('tokens of known formats', () => {
  it('has a sample for each rule', () => {
    const sampled = new Set([...tokenSamples.map(({ rule }) => rule), ...testedElsewhere]);
    expect(allRules.map(({ id }) => id).filter((id) => !sampled.has(id))).toEqual([]);
    expect([...sampled].filter((id) => !allRules.some((rule) => rule.id === id))).toEqual([]);
  });

  it.each(tokenSamples.map((sample, index) => [sample.rule, index, sample] as const))(
    '%s (%i)',
    (rule, index, sample) => {
      const random = new RandomText(index + 1);
      const missed: string[] = [];
      for (let round = 0; round < 50; round++) {
        const { line, secret } = sample.make(random);
        const findings = scan(`import x\n${line}\n`);
        const place = { line: 2, column: line.indexOf(secret) + 1 };
        const hit = findings.find((found) => found.rule === rule);
        if (hit?.line !== place.line || hit.column !== place.column) {
          missed.push(`${line} → ${JSON.stringify(findings)}`);
        }
      }
      expect(missed.slice(0, 3)).toEqual([]);
    },
  );
});
