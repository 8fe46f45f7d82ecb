import { keepStart, textWidth } from './text-width.ts';

/**
 * Breaks text into lines of at most `width` columns, at spaces. Line ends of the text are kept, and
 * so is the indentation of each line, for the lines that it is broken into as well. Words of ASCII
 * that are longer than the width (paths, commands) stay whole, so that they can be copied.
 */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(line: string, width: number): string[] {
  if (textWidth(line) <= width) return [line];
  const indent = /^ */.exec(line)?.[0] ?? '';
  const room = Math.max(1, width - indent.length);
  const lines: string[] = [];
  let current = '';
  for (const word of wordsOf(line, room)) {
    if (current !== '' && textWidth(current) + 1 + textWidth(word) > room) {
      lines.push(indent + current);
      current = '';
    }
    current = current === '' ? word : `${current} ${word}`;
  }
  return current === '' ? lines : [...lines, indent + current];
}

function wordsOf(line: string, room: number): string[] {
  return line
    .split(/ +/)
    .filter((word) => word !== '')
    .flatMap((word) => (/^[\x21-\x7e]+$/.test(word) ? [word] : splitWord(word, room)));
}

/** Scripts without spaces (Chinese, Japanese, Thai) may be broken anywhere. */
function splitWord(word: string, room: number): string[] {
  const parts: string[] = [];
  let rest = word;
  while (textWidth(rest) > room) {
    const part = keepStart(rest, room);
    if (part === '') break;
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return rest === '' ? parts : [...parts, rest];
}
