import { buildAutomaton, type KeywordAutomaton } from './keyword-automaton.ts';
import type { SecretRule } from './secret-rule.ts';

export interface ScanOptions {
  /** Whether to look for secrets that have no form but are assigned to a telling name. */
  readonly generic: boolean;
  /** Bits a character that a generic secret must have at least. */
  readonly entropyFloor: number;
}

/** Rules made ready for scanning: made once, used for any number of contents. */
export interface Scanner {
  readonly rules: readonly SecretRule[];
  readonly automaton: KeywordAutomaton;
  /** The numbers of the rules that each keyword of the automaton belongs to. */
  readonly rulesOf: readonly (readonly number[])[];
  readonly options: ScanOptions;
}

export function createScanner(rules: readonly SecretRule[], options: ScanOptions): Scanner {
  const used = options.generic ? rules : rules.filter(({ generic }) => generic !== true);
  const keywords = [...new Set(used.flatMap((rule) => rule.keywords))];
  return {
    rules: used,
    options,
    automaton: buildAutomaton(keywords),
    rulesOf: keywords.map((keyword) =>
      used.flatMap((rule, index) => (rule.keywords.includes(keyword) ? [index] : [])),
    ),
  };
}
