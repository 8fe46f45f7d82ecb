import { entropyOf } from '../entropy.ts';
import { isMadeUp, isStandIn, isTooRegular } from '../made-up.ts';
import { isReference } from '../references.ts';
import type { Candidate, SecretRule, Weight } from '../secret-rule.ts';

/** `user:password` in base64; public names are no secret, stand-ins are none either. */
function weighBasic({ secret }: Candidate): Weight | undefined {
  const pair = Buffer.from(secret, 'base64').toString('latin1');
  const [, password] = /^[\x20-\x7e]{0,128}?:([\x20-\x7e]{3,})$/.exec(pair) ?? [];
  if (password === undefined || isReference(password) || isStandIn(password)) return undefined;
  return { severity: 'high', verified: false };
}

function weighBearer({ secret, entropyFloor }: Candidate): Weight | undefined {
  if (isReference(secret) || isTooRegular(secret, entropyFloor) || !/\d/.test(secret)) {
    return undefined;
  }
  return { severity: 'high', verified: false };
}

function weighPassword({ secret }: Candidate): Weight | undefined {
  return isReference(secret) || isStandIn(secret)
    ? undefined
    : { severity: 'high', verified: false };
}

/** The token of the introduction at jwt.io, whose payload is about John Doe. */
const documentedClaims = /"name"\s*:\s*"(?:John|Jane) Doe"|"sub"\s*:\s*"1234567890"/;

/** A signed token is genuine if its header is JSON with an algorithm. What it opens is unknown. */
function weighJwt({ secret }: Candidate): Weight | undefined {
  const [header = '', claims = '', signature = ''] = secret.split('.');
  const decode = (part: string) => Buffer.from(part, 'base64url').toString('latin1');
  const text = decode(claims);
  if (!/^\{.*"alg"\s*:/s.test(decode(header)) || /"alg"\s*:\s*"none"/i.test(decode(header))) {
    return undefined;
  }
  if (documentedClaims.test(text) || isMadeUp(signature) || entropyOf(signature) < 3) {
    return undefined;
  }
  // The key that Supabase gives to browsers.
  if (/"role"\s*:\s*"anon"/.test(text)) return undefined;
  const severity = /"role"\s*:\s*"service_role"/.test(text) ? 'critical' : 'high';
  return { severity, verified: false };
}

export const credentialRules: readonly SecretRule[] = [
  {
    id: 'jwt',
    title: 'JSON Web Token',
    severity: 'high',
    keywords: ['eyj'],
    pattern:
      /(?<![A-Za-z0-9_-](?<!\\[nrt]))(?<secret>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{20,1000})/g,
    reach: 6144,
    contextual: true,
    weigh: weighJwt,
  },
  {
    id: 'basic-auth',
    title: 'Basic credentials in a header',
    severity: 'high',
    keywords: ['basic '],
    pattern: /\bbasic (?<secret>[A-Za-z0-9+/]{8,400}={0,2})(?![A-Za-z0-9+/=])/gi,
    contextual: true,
    weigh: weighBasic,
  },
  {
    id: 'bearer-token',
    title: 'Bearer token in a header',
    severity: 'high',
    keywords: ['bearer ', 'authorization'],
    pattern:
      /(?:\bbearer |authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:(?:api-?)?(?:token|key) )?)(?<secret>[A-Za-z0-9_.~+/-]{20,1000}={0,2})(?![A-Za-z0-9_.~+/=-])/gi,
    contextual: true,
    weigh: weighBearer,
  },
  {
    id: 'docker-auth',
    title: 'Registry credentials',
    severity: 'high',
    keywords: ['"auth"'],
    pattern: /"auth"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9+/]{8,4000}={0,2})"/g,
    contextual: true,
    weigh: weighBasic,
  },
  {
    id: 'curl-user',
    title: 'Credentials of a curl call',
    severity: 'high',
    keywords: ['curl'],
    // A backslash may continue the call on the next line.
    pattern:
      /\bcurl\b(?:[^\n\\]|\\[\s\S]){0,400}?\s(?:-u|--user)[ =]{0,2}["']?[\w.@-]{0,64}:["']?(?<secret>[^\s"':]{4,200})/g,
    reach: 700,
    contextual: true,
    weigh: weighPassword,
  },
  {
    id: 'netrc-password',
    title: 'Password in a netrc file',
    severity: 'high',
    keywords: ['machine'],
    pattern:
      /\bmachine\s{1,4}\S{1,128}\s{1,8}login\s{1,4}\S{1,128}\s{1,8}password\s{1,4}(?<secret>\S{4,200})/g,
    reach: 512,
    contextual: true,
    weigh: weighPassword,
  },
  {
    id: 'pgpass-password',
    title: 'Password in a pgpass file',
    severity: 'high',
    keywords: [],
    path: /(?:^|\/)\.?pgpass(?:\.conf)?$/,
    pattern:
      /^[^:#\n]{1,128}:(?:\d{1,5}|\*):[^:\n]{1,128}:[^:\n]{1,128}:(?<secret>[^\n\r]{4,200})$/gm,
    contextual: true,
    weigh: weighPassword,
  },
  {
    id: 'rails-master-key',
    title: 'Rails master key',
    severity: 'critical',
    keywords: [],
    path: /(?:^|\/)config\/(?:master\.key|credentials\/[\w.-]+\.key)$/,
    pattern: /(?<secret>[0-9a-f]{32})/g,
  },
];
