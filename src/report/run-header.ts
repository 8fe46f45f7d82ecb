import type { JudgedSnapshot } from '../core/run-result.ts';
import type { Page } from './page.ts';
import { cutToWidth, textWidth } from './text-width.ts';

const shortId = 7;

/**
 * The first line of a run: what is judged, for which stage, and where. It is cut to the width of the
 * page, the subject of the commit first.
 * @param snapshot clean
 * @param outcome what to say instead of the place, when everything is said with this line
 */
export function runHeader(
  stage: string,
  snapshot: JudgedSnapshot,
  page: Page,
  outcome?: string,
): string {
  const { style } = page;
  const { symbols } = style;
  const separator = ` ${symbols.dot} `;
  const place = outcome ?? (snapshot.place === 'room' ? 'judged in a room' : undefined);
  const start = ` gate  ${stage}${separator}${contentOf(snapshot)}`;
  const tail = place === undefined ? '' : separator + place;
  const room = page.columns - textWidth(start) - textWidth(tail) - 4;
  const subject = subjectOf(snapshot, room, page);
  const line = cutToWidth(start + subject + tail, page.columns - 1, symbols.ellipsis);
  return line.replace('gate', style.bold('gate'));
}

function contentOf(snapshot: JudgedSnapshot): string {
  if (snapshot.commit !== undefined) return snapshot.commit.slice(0, shortId);
  return snapshot.source === 'index' ? 'what is staged' : 'the work tree';
}

function subjectOf({ subject }: JudgedSnapshot, room: number, { style }: Page): string {
  const { openQuote, closeQuote, ellipsis } = style.symbols;
  if (subject === undefined || room < 12) return '';
  return ` ${openQuote}${cutToWidth(subject, room, ellipsis)}${closeQuote}`;
}
