import type { Page } from './page.ts';
import { visibleLine } from './sanitize.ts';
import { padToWidth, textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

const gap = 2;

/**
 * Rows in aligned columns; the last one is wrapped to the width of the page.
 * @returns the text with its last line end; empty for no rows
 */
export function renderTable(rows: readonly (readonly string[])[], page: Page): string {
  const clean = rows.map((row) => row.map(visibleLine));
  const widths: number[] = [];
  for (const row of clean) {
    for (const [index, cell] of row.slice(0, -1).entries()) {
      widths[index] = Math.max(widths[index] ?? 0, textWidth(cell));
    }
  }
  const start = widths.reduce((sum, width) => sum + width + gap, 1);
  return clean
    .flatMap((row) => {
      const head = row
        .slice(0, -1)
        .map((cell, index) => padToWidth(cell, (widths[index] ?? 0) + gap))
        .join('');
      const [first = '', ...rest] = wrapText(row.at(-1) ?? '', Math.max(20, page.columns - start));
      return [` ${head}${first}`.trimEnd(), ...rest.map((line) => ' '.repeat(start) + line)];
    })
    .map((line) => `${line}\n`)
    .join('');
}
