import { isTooRegular } from './made-up.ts';
import type { Candidate, SecretRule, SecretSeverity, Weight } from './secret-rule.ts';

/** Random tokens of 20 characters and more are well above this, in bits a character. */
const tokenEntropyFloor = 2.9;

/** No letter or digit before, unless it ends an escape: `\n`, `%3D`. */
const leftEdge = String.raw`(?<![A-Za-z0-9](?<!\\[nrt])(?<!%[0-9A-Fa-f]{2}))`;
const rightEdge = '(?![A-Za-z0-9_])';

interface TokenForm {
  readonly id: string;
  readonly title: string;
  /** Default `critical`: whoever reads it can use it. */
  readonly severity?: SecretSeverity;
  readonly keywords: readonly string[];
  /** Source of a regular expression, case-sensitive. */
  readonly shape: string;
  /** Whether a token of this shape is genuine: a checksum, or a structure that can be decoded. */
  readonly proves?: (token: string) => boolean;
  /** What a failing proof means: the token may be damaged, or is none. */
  readonly unproven?: 'doubtful' | 'none';
  readonly reach?: number;
}

/** A rule for tokens that are recognised by their own form. */
export function tokenRule(form: TokenForm): SecretRule {
  const { id, title, keywords, shape, proves, unproven = 'doubtful', reach } = form;
  const severity = form.severity ?? 'critical';
  return {
    id,
    title,
    severity,
    keywords,
    pattern: new RegExp(`${leftEdge}(?<secret>${shape})${rightEdge}`, 'g'),
    ...(reach === undefined ? {} : { reach }),
    weigh(candidate) {
      if (proves?.(candidate.secret) === true) return { severity, verified: true };
      if (proves !== undefined && unproven === 'none') return undefined;
      return weighToken(candidate, proves === undefined ? severity : 'high');
    },
  };
}

interface AssignedForm {
  readonly id: string;
  readonly title: string;
  readonly severity?: SecretSeverity;
  readonly keywords: readonly string[];
  /** Source of an expression for the name that the value is given to; case-insensitive. */
  readonly names: string;
  /** Source of an expression for the value; case-insensitive. */
  readonly shape: string;
}

/** A rule for values without a form of their own, recognised by the name they are given to. */
export function assignedTokenRule(form: AssignedForm): SecretRule {
  const { id, title, severity = 'high', keywords, names, shape } = form;
  const separator = String.raw`[\w .-]{0,40}["'\x60\]]{0,2}\s{0,6}(?:=>|:=|[=:,(>]){1,2}\s{0,6}\\?["'\x60]?`;
  return {
    id,
    title,
    severity,
    keywords,
    pattern: new RegExp(`(?:${names})${separator}(?<secret>${shape})(?![\\w/+-])`, 'gi'),
    contextual: true,
    weigh: (candidate) => weighToken(candidate, severity),
  };
}

/** The weight of a token that nothing proves: none when it is plainly no random text. */
export function weighToken(candidate: Candidate, severity: SecretSeverity): Weight | undefined {
  return isTooRegular(candidate.secret, tokenEntropyFloor)
    ? undefined
    : { severity, verified: false };
}
