import type { Candidate, SecretRule, Weight } from '../secret-rule.ts';
import { weighPassword } from '../weigh-value.ts';

/** An entry of a Secret's `data`, decoded; public certificates and settings are kept there too. */
function weighEntry(candidate: Candidate): Weight | undefined {
  const { entry = '' } = candidate.match.groups ?? {};
  if (/crt|cert|ca$|user|name|host|port|url|email|database|region/i.test(entry)) return undefined;
  const decoded = Buffer.from(candidate.secret, 'base64').toString('latin1').trim();
  const weight = weighPassword(decoded, candidate);
  return weight === undefined ? undefined : { ...weight, severity: 'high' };
}

export const kubernetesRules: readonly SecretRule[] = [
  {
    id: 'kubernetes-secret',
    title: 'Value in a Kubernetes Secret',
    severity: 'high',
    keywords: ['kind: secret', 'kind: "secret"'],
    path: /\.ya?ml$/,
    pattern:
      /^[ \t]{1,8}(?<entry>[\w.-]{1,64}):[ \t]{1,4}["']?(?<secret>[A-Za-z0-9+/]{8,400}={0,2})["']?[ \t]*$/gm,
    reach: 4096,
    generic: true,
    weigh: weighEntry,
  },
];
