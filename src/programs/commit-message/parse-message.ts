import type { MessageLine } from './clean-message.ts';

/** A header of Conventional Commits: `feat(parser)!: add arrays`. */
export interface Header {
  readonly type: string;
  readonly scope?: string;
  /** There is a `!` before the colon. */
  readonly breaking: boolean;
  readonly description: string;
}

/** A trailer: `Refs: #123`, `Fixes #12`, `BREAKING CHANGE: …`; its value may have several lines. */
interface Footer {
  readonly token: string;
  readonly value: string;
  /** Line of the message, from 1. */
  readonly line: number;
}

export interface ParsedMessage {
  /** Undefined when the first line is no header. */
  readonly header: Header | undefined;
  readonly body: readonly MessageLine[];
  readonly footers: readonly Footer[];
  /** The `!`, or a footer that says so. */
  readonly breaking: boolean;
}

const headerLine =
  /^(?<type>\p{L}[\p{L}\d_-]*)(?:\((?<scope>[^()\s][^()]*)\))?(?<breaking>!)?: (?<description>\S.*)$/u;
/** A token has dashes instead of spaces, except this one. */
const footerLine =
  /^(?<token>BREAKING[ -]CHANGE|[\p{L}\d][\p{L}\d-]*)(?:: (?<text>.*)|(?<number> #\S.*))$/u;

/**
 * Takes a message apart as https://www.conventionalcommits.org/en/v1.0.0/ has it. Footers are the
 * last lines, from the first one after an empty line that has the form of a footer; lines that have
 * not continue the footer above them.
 *
 * @param lines a cleaned message, the header first
 */
export function parseMessage(lines: readonly MessageLine[]): ParsedMessage {
  const [first, ...rest] = lines;
  const header = parseHeader(first?.text ?? '');
  const start = rest.findIndex(
    (line, index) => footerLine.test(line.text) && (rest[index - 1]?.text ?? '') === '',
  );
  const body = rest.slice(0, start === -1 ? undefined : start);
  const footers = start === -1 ? [] : parseFooters(rest.slice(start));
  const breaking = footers.some(({ token }) => /^BREAKING[ -]CHANGE$/.test(token));
  return { header, body, footers, breaking: breaking || header?.breaking === true };
}

function parseHeader(text: string): Header | undefined {
  const groups = headerLine.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { type = '', scope, breaking, description = '' } = groups;
  return {
    type,
    ...(scope === undefined ? {} : { scope }),
    breaking: breaking !== undefined,
    description,
  };
}

function parseFooters(lines: readonly MessageLine[]): Footer[] {
  const footers: { token: string; value: string; line: number }[] = [];
  for (const { text, number } of lines) {
    const groups = footerLine.exec(text)?.groups;
    const last = footers.at(-1);
    if (groups?.token !== undefined) {
      const value = groups.text ?? groups.number?.trim() ?? '';
      footers.push({ token: groups.token, value, line: number });
    } else if (last !== undefined) {
      last.value = `${last.value}\n${text}`.trimEnd();
    }
  }
  return footers;
}
