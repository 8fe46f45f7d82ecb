import picocolors from 'picocolors';

/** The signs that gate prints. Each has its meaning in the text beside it too. */
interface Symbols {
  readonly pass: string;
  readonly fail: string;
  readonly warn: string;
  readonly waiting: string;
  readonly cached: string;
  readonly skipped: string;
  /** The pictures of a running task, shown one after the other. */
  readonly running: readonly string[];
  readonly dot: string;
  readonly arrow: string;
  readonly ellipsis: string;
  readonly openQuote: string;
  readonly closeQuote: string;
}

type Paint = (text: string) => string;

/** How text is dressed: which signs the terminal can show, and colours or none. */
export interface Style {
  readonly symbols: Symbols;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
}

/** What decides about colours and signs. */
interface StyleInput {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the stream that is written to is a terminal. */
  readonly isTTY: boolean;
  /** `--no-color` was given. */
  readonly noColor: boolean;
}

const unicodeSymbols: Symbols = {
  pass: '✔',
  fail: '✖',
  warn: '⚠',
  waiting: '◌',
  cached: '=',
  skipped: '-',
  running: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
  dot: '·',
  arrow: '→',
  ellipsis: '…',
  openQuote: '“',
  closeQuote: '”',
};

const asciiSymbols: Symbols = {
  pass: '+',
  fail: 'x',
  warn: '!',
  waiting: '.',
  cached: '=',
  skipped: '-',
  running: ['|', '/', '-', '\\'],
  dot: '-',
  arrow: '->',
  ellipsis: '...',
  openQuote: '"',
  closeQuote: '"',
};

/** CI systems whose log viewers show colours. */
const colourfulCi = [
  'GITHUB_ACTIONS',
  'GITEA_ACTIONS',
  'GITLAB_CI',
  'CIRCLECI',
  'BUILDKITE',
  'TRAVIS',
  'APPVEYOR',
  'DRONE',
];

/**
 * Decides, from nothing but its input, whether to use colours and which signs.
 * `--no-color` and NO_COLOR (no-color.org) win over FORCE_COLOR, and that over what is detected.
 */
export function createStyle(input: StyleInput): Style {
  const colors = picocolors.createColors(wantsColor(input));
  return {
    symbols: showsUnicode(input.env) ? unicodeSymbols : asciiSymbols,
    bold: colors.bold,
    dim: colors.dim,
    red: colors.red,
    green: colors.green,
    yellow: colors.yellow,
    cyan: colors.cyan,
  };
}

function wantsColor({ env, isTTY, noColor }: StyleInput): boolean {
  if (noColor || isSet(env.NO_COLOR)) return false;
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  if (env.TERM === 'dumb') return false;
  return isTTY || colourfulCi.some((name) => isSet(env[name]));
}

/** A locale that is not set says nothing: containers have none, and their terminals show Unicode. */
function showsUnicode(env: StyleInput['env']): boolean {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false;
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet);
  return locale === undefined || /utf-?8/i.test(locale);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
