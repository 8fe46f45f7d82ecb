/** An instruction of a Dockerfile. */
export interface Instruction {
  /** In capital letters: `RUN`. */
  readonly name: string;
  /** The whole of it in one line. */
  readonly text: string;
  /** Where it begins, from 1. */
  readonly line: number;
}

/**
 * Reads the instructions of a Dockerfile with their places: comments left out, continued lines
 * joined, here-documents passed over.
 *
 * Format: https://docs.docker.com/reference/dockerfile/
 */
export function readDockerfile(source: string): Instruction[] {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const continuation = /^#\s*escape\s*=\s*(\S)/im.exec(lines.slice(0, 10).join('\n'))?.[1] ?? '\\';
  const instructions: Instruction[] = [];
  let at = 0;
  while (at < lines.length) {
    const { text, next } = joinLines(lines, at, continuation);
    const name = /^[A-Za-z]+/.exec(text)?.[0]?.toUpperCase();
    if (name !== undefined) instructions.push({ name, text, line: at + 1 });
    at = name === undefined ? next : skipDocuments(lines, next, text);
  }
  return instructions;
}

/** Comments and empty lines within a continued instruction do not end it. */
function joinLines(
  lines: readonly string[],
  from: number,
  continuation: string,
): { readonly text: string; readonly next: number } {
  let text = '';
  for (let at = from; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    const isComment = line.startsWith('#');
    if (isComment || line === '') {
      if (text === '') return { text, next: at + 1 };
      continue;
    }
    const continues = line.endsWith(continuation);
    text += ` ${continues ? line.slice(0, -1) : line}`;
    if (!continues) return { text: collapse(text), next: at + 1 };
  }
  return { text: collapse(text), next: lines.length };
}

/** `RUN <<EOF` goes on until a line `EOF`; there may be several. */
function skipDocuments(lines: readonly string[], from: number, text: string): number {
  if (!/^(?:RUN|COPY|ADD)\b/i.test(text)) return from;
  let at = from;
  for (const [, , mark = ''] of text.matchAll(/<<-?(["']?)([A-Za-z_]\w*)\1/g)) {
    const end = lines.findIndex((line, index) => index >= at && line.trim() === mark);
    if (end === -1) return at;
    at = end + 1;
  }
  return at;
}

/** As instructions are compared: any space is one blank. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * The instructions of one stage.
 * @param target its name or number; the last stage without it
 * @returns nothing when there is no such stage
 */
export function stageOf(
  instructions: readonly Instruction[],
  target: string | undefined,
): readonly Instruction[] {
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
  const wanted =
    target === undefined
      ? starts.length - 1
      : starts.findIndex((start, number) => {
          return (
            String(number) === target || stageName(instructions[start]) === target.toLowerCase()
          );
        });
  const start = starts[wanted];
  return start === undefined ? [] : instructions.slice(start, starts[wanted + 1]);
}

function stageName(from: Instruction | undefined): string | undefined {
  return / AS (\S+)$/i.exec(from?.text ?? '')?.[1]?.toLowerCase();
}
