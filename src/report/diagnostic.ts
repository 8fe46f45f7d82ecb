import type { Diagnostic } from '../core/diagnostic.ts';
import { codeFrame } from './code-frame.ts';
import { type Page, roomAfter } from './page.ts';
import { visibleLine, visibleText } from './sanitize.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

/**
 * Problems as a person reads them: what and where, the line in question, why, and what to type next.
 * @returns the text to write, with its last line end; empty for no diagnostics
 */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], page: Page): string {
  const blocks = diagnostics.map((diagnostic) => diagnosticLines(diagnostic, page).join('\n'));
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function diagnosticLines(diagnostic: Diagnostic, page: Page): string[] {
  const { range, why = [], next = [] } = diagnostic;
  return [
    ...headLines(diagnostic, page),
    ...(range === undefined ? [] : codeFrame(range, page, { indent: 1 })),
    ...why.flatMap((line) => indented(wrapText(visibleText(line), roomAfter(page, 3)))),
    ...indented(next.map(visibleLine)).map(page.style.cyan),
  ];
}

function headLines({ message, range }: Diagnostic, page: Page): string[] {
  const { style } = page;
  const text = visibleText(message);
  if (range === undefined) {
    const [first = '', ...rest] = wrapText(text, roomAfter(page, 3));
    return [` ${style.red(style.symbols.fail)} ${style.bold(first)}`, ...indented(rest)];
  }
  const place = `${visibleLine(range.file)}:${range.line}:${range.column}`;
  if (!text.includes('\n') && textWidth(place) + textWidth(text) + 3 <= page.columns) {
    return [` ${style.bold(place)}  ${text}`];
  }
  return [` ${style.bold(place)}`, ...indented(wrapText(text, roomAfter(page, 3)))];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `   ${line}`));
}
