import { base64Runs } from './base64-runs.ts';
import type { TextTraits } from './path-traits.ts';
import type { Scanner } from './scanner.ts';
import { type SearchWindow, searchWindows } from './search-windows.ts';
import type { SecretRule, Weight } from './secret-rule.ts';
import { weighToken } from './token-rule.ts';

/** A secret in a content. Offsets are bytes. */
export interface FoundSecret {
  readonly rule: SecretRule;
  readonly start: number;
  readonly end: number;
  readonly weight: Weight;
  readonly secret: string;
  /** It lies inside base64; the offsets are those of the base64. */
  readonly encoded: boolean;
}

/** How often base64 inside base64 is opened. */
const deepestEncoding = 2;
/** How much text behind a match a rule is shown. */
const afterMatch = 4096;
const valueGroups = ['secret', 'double', 'single', 'back', 'bare'] as const;

/**
 * Finds the secrets in a content, in the order in which they stand, each place once: where rules
 * overlap, the one that stands first in the scanner's list names the secret.
 * @param content UTF-8 or any other superset of ASCII
 */
export function findSecrets(
  content: Buffer,
  path: string,
  traits: TextTraits,
  scanner: Scanner,
): FoundSecret[] {
  return withoutOverlaps(collect(content, path, traits, scanner, deepestEncoding), scanner);
}

function collect(
  content: Buffer,
  path: string,
  traits: TextTraits,
  scanner: Scanner,
  encodings: number,
): FoundSecret[] {
  const windows = searchWindows(content, scanner.automaton, scanner.rulesOf, scanner.rules);
  scanner.rules.forEach((rule, index) => {
    if (rule.keywords.length === 0) windows.set(index, [{ start: 0, end: content.length }]);
  });
  const found: FoundSecret[] = [];
  if (windows.size > 0) {
    // One byte a character, so that places in the text are offsets.
    const text = content.toString('latin1');
    for (const [index, list] of windows) {
      const rule = scanner.rules[index];
      if (rule === undefined || !appliesTo(rule, path, traits)) continue;
      for (const window of list) search(rule, text, window, traits, scanner, found);
    }
  }
  if (encodings > 0) found.push(...collectEncoded(content, path, traits, scanner, encodings));
  return found;
}

function appliesTo(rule: SecretRule, path: string, traits: TextTraits): boolean {
  if (rule.path?.test(path) === false) return false;
  if (traits.binary && (rule.contextual === true || rule.generic === true)) return false;
  return !(traits.machineMade && rule.generic === true);
}

function collectEncoded(
  content: Buffer,
  path: string,
  traits: TextTraits,
  scanner: Scanner,
  encodings: number,
): FoundSecret[] {
  const found: FoundSecret[] = [];
  const inside = { ...traits, bareValues: true };
  for (const { start, end, decoded } of base64Runs(content)) {
    for (const inner of collect(decoded, path, inside, scanner, encodings - 1)) {
      found.push({ ...inner, start, end, encoded: true });
    }
  }
  return found;
}

function search(
  rule: SecretRule,
  text: string,
  { start, end }: SearchWindow,
  traits: TextTraits,
  { options }: Scanner,
  found: FoundSecret[],
): void {
  const part = text.slice(start, end);
  const { pattern } = rule;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(part); match !== null; match = pattern.exec(part)) {
    const secret = secretOf(match);
    const offset = match.index + Math.max(0, match[0].lastIndexOf(secret));
    const matchEnd = match.index + match[0].length;
    const candidate = {
      secret,
      match,
      after: part.slice(matchEnd, matchEnd + afterMatch),
      traits,
      entropyFloor: options.entropyFloor,
    };
    const weight =
      rule.weigh === undefined ? weighToken(candidate, rule.severity) : rule.weigh(candidate);
    if (weight === undefined) {
      // What was no secret as a whole may hold one.
      pattern.lastIndex = match.index + 1;
      continue;
    }
    const place = { start: start + offset, end: start + offset + secret.length };
    found.push({ rule, ...place, weight, secret: weight.secret ?? secret, encoded: false });
  }
}

function secretOf(match: RegExpExecArray): string {
  const name = valueGroups.find((group) => match.groups?.[group] !== undefined);
  return (name === undefined ? undefined : match.groups?.[name]) ?? match[0];
}

function withoutOverlaps(found: readonly FoundSecret[], { rules }: Scanner): FoundSecret[] {
  const rank = new Map(rules.map((rule, index) => [rule, index]));
  const rankOf = ({ rule }: FoundSecret) => rank.get(rule) ?? 0;
  const kept: FoundSecret[] = [];
  for (const next of found.toSorted((a, b) => a.start - b.start || rankOf(a) - rankOf(b))) {
    const last = kept.at(-1);
    if (last === undefined || next.start >= last.end) kept.push(next);
    else if (rankOf(next) < rankOf(last)) kept[kept.length - 1] = next;
  }
  return kept;
}
