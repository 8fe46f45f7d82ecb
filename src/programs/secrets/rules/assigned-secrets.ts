import { isGivenToSecretName, readAssignment } from '../assignment.ts';
import type { Candidate, SecretRule, Weight } from '../secret-rule.ts';
import { weighPassword, weighToken } from '../weigh-value.ts';

const keyword =
  '(?<keyword>passw(?:or)?d|passphrase|passwd|pwd|secret|token|credentials?|creds|(?<=[_-])auth(?![a-z])|(?:api|access|auth|private|encryption|signing|master|account|shared|session|service|crypto|cipher|hmac|jwt)[_-]?key)';
/** The name up to the keyword's end. Looking behind costs only where a keyword is. */
const name = String.raw`(?<=(?<name>[\w.$-]{0,80}))(?<tail>[\w-]{0,32})`;
const separators = [
  // name = value, name: value, "name": value, name: Type = value, name := value, env["name"] = value
  String.raw`\\?["'\x60]?\]?\s{0,12}(?::\s{0,3}[&'\w<>|?]{1,24}\s{0,3}={1,3}|[:?+|&!]{0,2}={1,3}>?|:)\s{0,12}`,
  // define("name", "value")
  String.raw`["'\x60][ \t]{0,4},[ \t]{0,12}`,
  // setName("value"), Name::new("value")
  String.raw`(?:(?:::|\.)(?:new|from|of|create|parse|from_str|fromString))?\(\s{0,4}`,
  // <name>value</name>, key="name" value="value"
  String.raw`>|["']\s{1,4}value\s{0,2}=\s{0,2}`,
  // name: NAME, and on the next line value: …
  String.raw`["']?\r?\n[ \t-]{0,40}value:[ \t]{1,4}`,
  // --name value
  String.raw`[ \t]{1,4}(?=["'\w])`,
];
const value = String.raw`\\?[a-zA-Z@$]{0,2}"(?<double>(?:[^"\\\r\n]|\\[^\r\n]){4,512})"|\\?[a-zA-Z@$]{0,2}'(?<single>(?:[^'\\\r\n]|\\[^\r\n]){4,512})'|\x60(?<back>[^\x60\\\r\n]{4,512})\x60|(?<bare>[^\s"'\x60<>]{4,512})`;

/** Something called a password, a token or a key that is given a value. */
function weigh(candidate: Candidate): Weight | undefined {
  const assignment = readAssignment(candidate.match);
  if (!isGivenToSecretName(assignment, candidate.traits)) return undefined;
  return /^(?:pass|pwd|cred)/i.test(assignment.keyword)
    ? weighPassword(assignment.value, candidate)
    : weighToken(assignment.value, candidate);
}

export const assignedSecretRules: readonly SecretRule[] = [
  {
    id: 'assigned-secret',
    title: 'Secret in an assignment',
    severity: 'high',
    keywords: [
      'password',
      'passwd',
      'passphrase',
      'pwd',
      'secret',
      'token',
      'credential',
      'creds',
      '_auth',
      '-auth',
      ...[
        'api',
        'access',
        'auth',
        'private',
        'encryption',
        'signing',
        'master',
        'account',
        'shared',
        'session',
        'service',
        'crypto',
        'cipher',
        'hmac',
        'jwt',
      ].flatMap((kind) => [`${kind}key`, `${kind}_key`, `${kind}-key`]),
    ],
    pattern: new RegExp(`${keyword}${name}(?<separator>${separators.join('|')})(?:${value})`, 'gi'),
    reach: 700,
    generic: true,
    weigh,
  },
];
