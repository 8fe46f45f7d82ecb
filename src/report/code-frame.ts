import type { SourceRange } from '../core/diagnostic.ts';
import { type Page, roomAfter } from './page.ts';
import { visibleSource } from './sanitize.ts';
import { cutToWidth, keepEnd, textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

interface FrameOptions {
  /** Columns to leave free on the left. */
  readonly indent: number;
  /** Clean text about the place: beside the underline where it fits, else below the frame. */
  readonly note?: string;
}

/** A line cut to its room, and which columns of it to underline. */
interface MarkedLine {
  readonly text: string;
  readonly from: number;
  readonly width: number;
}

/** No screen is wider: what is further away from the place than this is never looked at. */
const widestLine = 500;

/**
 * The line of a place with the line before it, and the place underlined. Columns and lengths are
 * characters, that is code points. Long lines are cut around the place.
 * @returns lines, without the note too; none when the text is not known or has no such line
 */
export function codeFrame(range: SourceRange, page: Page, options: FrameOptions): string[] {
  const lines = range.text?.split('\n') ?? [];
  const target = lines[range.line - 1];
  if (target === undefined) return [];
  const digits = String(range.line).length;
  const gutter = (marker: string, line: string) =>
    `${' '.repeat(options.indent)}${marker} ${line.padStart(digits)} |`;
  const room = Math.max(10, page.columns - options.indent - digits - 6);
  const marked = markLine(withoutReturn(target), range, room, page.style.symbols.ellipsis);
  const frame = [gutter('>', String(range.line)) + ` ${marked.text}`.trimEnd()];
  const before = lines[range.line - 2];
  if (before !== undefined) {
    const text = visibleSource(withoutReturn(before).slice(0, widestLine));
    const cut = cutToWidth(text, room, page.style.symbols.ellipsis);
    frame.unshift(gutter(' ', String(range.line - 1)) + ` ${cut}`.trimEnd());
  }
  const left = `${gutter(' ', '')} ${' '.repeat(marked.from)}`;
  return [...frame, ...underline(left, marked.width, page, options)];
}

function underline(left: string, width: number, page: Page, options: FrameOptions): string[] {
  const { indent, note = '' } = options;
  const carets = page.style.red('^'.repeat(width));
  if (note === '') return [left + carets];
  const used = left.length + width + 1;
  if (!note.includes('\n') && used + textWidth(note) <= page.columns) {
    return [`${left}${carets} ${note}`];
  }
  const below = wrapText(note, roomAfter(page, indent));
  return [left + carets, ...below.map((line) => ' '.repeat(indent) + line)];
}

function markLine(line: string, range: SourceRange, room: number, ellipsis: string): MarkedLine {
  const start = indexOfCharacter(line, 0, range.column - 1);
  const end = indexOfCharacter(line, start, Math.max(1, range.length));
  let before = visibleSource(line.slice(Math.max(0, start - widestLine), start));
  const mark = visibleSource(line.slice(start, Math.min(end, start + widestLine)));
  const after = visibleSource(line.slice(end, end + widestLine));
  const markWidth = Math.max(1, textWidth(mark));
  const roomBefore = Math.max(room - markWidth - 1, Math.floor(room / 3));
  if (textWidth(before) > roomBefore || start > widestLine) {
    before = ellipsis + keepEnd(before, Math.floor(room / 3) - textWidth(ellipsis));
  }
  const from = textWidth(before);
  const text = before + cutToWidth(mark + after, room - from, ellipsis);
  return { text, from, width: Math.min(markWidth, room - from) };
}

/** The index in UTF-16 units of the character that is `count` characters after `from`. */
function indexOfCharacter(line: string, from: number, count: number): number {
  let index = from;
  for (let left = count; left > 0 && index < line.length; left -= 1) {
    index += (line.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
