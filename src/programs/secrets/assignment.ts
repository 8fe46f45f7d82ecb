import type { PathTraits } from './path-traits.ts';

/** A match of the rule for assigned secrets, taken apart. */
export interface Assignment {
  /** What makes it interesting: `password`, `api_key`. */
  readonly keyword: string;
  /** The whole name: `db_password_file`. */
  readonly name: string;
  /** The name behind the keyword: `_file`. */
  readonly tail: string;
  /** The character before the name, empty at the beginning. */
  readonly before: string;
  readonly separator: string;
  /** The character behind the value, empty at the end. */
  readonly next: string;
  readonly quoted: boolean;
  readonly value: string;
}

export function readAssignment(match: RegExpExecArray): Assignment {
  const { keyword = '', name = '', tail = '', separator = '', ...values } = match.groups ?? {};
  const before = match.input.charAt(match.index + keyword.length - name.length - 1);
  const quoted = values.double ?? values.single ?? values.back;
  const bare = values.bare ?? '';
  const end = /[;&?]/.test(before) ? bare.search(/[;&]|$/) : bare.search(/[,;)}\]\\]*$/);
  return {
    keyword,
    name: name + tail,
    tail,
    before,
    separator,
    next: match.input.charAt(match.index + match[0].length),
    quoted: quoted !== undefined,
    value: quoted === undefined ? bare.slice(0, end) : quoted.replace(/\\+$/, ''),
  };
}

/** What follows the keyword in names of things that are about a secret, but are none. */
const aboutSecret =
  /^s?[_-]?(?:ids?(?![a-z])|names?|paths?|files?|dir|ur[il]|endpoint|types?|len|size|m(?:in|ax)|count|limit|expir|ttl|timeout|age(?![a-z])|algo|header|prefix|suffix|pattern|regex|label|title|text|placeholder|hint|help|message|msg|err|fields?|input|param|polic|rule|format|version|refs?|provider|manager|store|class|factory|strategy|scope|status|state|kind|hash|digest|checksum|sha\d|fingerprint|public|pub(?![a-z])|schema|column|attr|prop|var(?![a-z])|env(?![a-z])|selector|xpath|requir|changed|reset|forg[oe]t|confirm|link|page|route|usage|uses|i[sz]|arn|alias|rotation|mount|template|desc|index|idx|pos|sep|delim|list|map|counts?|bucket|rate|budget|stream|tree|span|node|symbol|ring|space|link|less|entropy|strength|generat|valid|verif|auth(?:enticat|oriz)|source|from|resolver|review|binding|class|equal|match|mism|not|cache|address|contract|metadata|mint)/i;

/** Names of public or derived values, of counters, of words in a language model or a parser. */
const notSecretName =
  /public|pub[_-]?key|hash|digest|checksum|integrity|sha\d|fingerprint|csrf|xsrf|cache|foreign|primary|partition|i18n|locale|(?:page|next|continuation|sync|cancel(?:lation)?|design|syntax|lexer|stop|pad|bos|eos|unk|mask|sep|cls|special|start|end|begin|prev|current|last|css|color|theme|max|min|num|total|input|output|prompt|completion|by|is|has|no|error|invalid|missing|wrong|forgot|reset|without|secondary|keyof|sort|erc\d+|nft|fcm_sender)[_.-]?(?:passw(?:or)?d|secret|token|credential)/i;

/** Whether something is given a value here whose name says that it is secret. */
export function isGivenToSecretName(assignment: Assignment, traits: PathTraits): boolean {
  const { tail, name, separator, quoted, before, next } = assignment;
  if (aboutSecret.test(tail) || notSecretName.test(name)) return false;
  const option = /^--?[A-Za-z]/.test(name);
  if (/^[ \t]/.test(separator) && !/[=:]/.test(separator)) return option;
  if (separator.startsWith('>')) return before === '<' && next === '<';
  if (/[(,]/.test(separator)) return quoted;
  // As a shell or an .env file has it, in a string of many lines.
  const variable = separator === '=' && /^[A-Z][A-Z0-9_]+$/.test(name);
  return quoted || option || variable || traits.bareValues || /[;&?]/.test(before);
}
