/** Longer lines come from minified files and broken tools; nobody reads them in a terminal. */
const maxLineLength = 1000;

const escapeCode = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);
const controlSequenceIntroducer = String.fromCharCode(0x9b);

/** Control sequences of ECMA-48: CSI, OSC, the other strings (DCS, SOS, PM, APC), two-byte ones. */
const terminalSequence = new RegExp(
  [
    `(?:${escapeCode}\\[|${controlSequenceIntroducer})[0-?]*[ -/]*[@-~]`,
    `${escapeCode}\\][^${bell}${escapeCode}\\n]*(?:${bell}|${escapeCode}\\\\)`,
    `${escapeCode}[PX^_][^${escapeCode}\\n]*${escapeCode}\\\\`,
    `${escapeCode}[ -/]*[0-OQ-WYZ\\\\\`-~]`,
  ].join('|'),
  'g',
);

/** Controls, lone surrogates, line separators, and characters that hide or turn text around. */
const invisible =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * Text of a file as it may be printed: every character that could move the cursor, change colours,
 * hide or turn text around is written out (`\x1b`, `\u{202e}`); a tab becomes four spaces.
 */
export function visibleSource(text: string): string {
  return text.replace(invisible, (character) =>
    character === '\t' ? '    ' : writtenOut(character),
  );
}

/** Like `visibleSource`, for what tools print: their colours are dropped, line ends are kept. */
export function visibleText(text: string): string {
  return text
    .replace(terminalSequence, '')
    .split(/\r?\n/)
    .map((line) => visibleSource(shortened(line)).trimEnd())
    .join('\n');
}

/** Like `visibleText`, on one line. */
export function visibleLine(text: string): string {
  return visibleText(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

function shortened(line: string): string {
  return line.length > maxLineLength ? `${line.slice(0, maxLineLength)}...` : line;
}

function writtenOut(character: string): string {
  if (character === '\r') return '\\r';
  if (character === '\n') return '\\n';
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`;
}
