import type { Style } from './style.ts';
import { padToWidth, textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

/** What text is laid out for. */
export interface Page {
  readonly style: Style;
  /** Width in columns; 80 where the stream has none. */
  readonly columns: number;
}

/** Width of a page whose stream does not know one. */
export const defaultColumns = 80;

const shortestIdColumn = 23;
/** Lines longer than this are hard to read, however wide the terminal. */
const widestText = 100;

/** One line a task: a sign, its id, and what there is to say. */
interface Entry {
  readonly symbol: string;
  readonly id: string;
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Columns to give to ids: as many as the longest needs, but never half of the page. */
export function idColumnOf(ids: Iterable<string>, columns: number): number {
  let longest = shortestIdColumn;
  for (const id of ids) longest = Math.max(longest, textWidth(id));
  return Math.max(8, Math.min(longest, Math.floor(columns * 0.45)));
}

/** The column at which an entry's text starts. */
export function textColumnOf(idColumn: number): number {
  return 3 + idColumn + 2;
}

/** How wide running text may be that starts at a column. */
export function roomAfter(page: Page, column: number): number {
  return Math.max(20, Math.min(page.columns, widestText) - column - 1);
}

/** An entry, its text wrapped and indented. An id that is too long has a line to itself. */
export function entryLines(page: Page, idColumn: number, entry: Entry): string[] {
  const { symbol, id, text, paint = (plain: string) => plain } = entry;
  const start = textColumnOf(idColumn);
  const [first = '', ...rest] = wrapText(text, roomAfter(page, start));
  const indented = (line: string) => ' '.repeat(start) + paint(line);
  if (text === '') return [` ${symbol} ${paint(id)}`];
  if (textWidth(id) <= idColumn || textWidth(id) + textWidth(text) + 6 <= page.columns) {
    return [` ${symbol} ${paint(`${padToWidth(id, idColumn)}  ${first}`)}`, ...rest.map(indented)];
  }
  return [` ${symbol} ${paint(id)}`, ...[first, ...rest].map(indented)];
}
