import type { SourceRange } from '../core/diagnostic.ts';
import type { Span } from './locate.ts';

/** The place of a span of a text; what goes over several lines is underlined on its first. */
export function rangeInText(file: string, text: string, span: Span): SourceRange {
  const lineStart = span.start === 0 ? 0 : text.lastIndexOf('\n', span.start - 1) + 1;
  const newline = text.indexOf('\n', span.start);
  const lineEnd = newline === -1 ? text.length : newline;
  const underlined = text.slice(span.start, Math.min(span.end, lineEnd)).trimEnd();
  return {
    file,
    text,
    line: countLines(text, lineStart),
    column: span.start - lineStart + 1,
    length: Math.max(1, underlined.length),
  };
}

/** The text that a range underlines. */
export function textInRange(range: SourceRange): string {
  const line = range.text?.split('\n')[range.line - 1] ?? '';
  return line.slice(range.column - 1, range.column - 1 + range.length);
}

function countLines(text: string, end: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
