import type { ToolRun } from '../define-gate.ts';

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `    at boom (/repo/src/sum.ts:5:9)`, `    at file:///repo/src/sum.ts:5:9` */
const nodeFrame = /^\s+at (?:.*\()?(?:file:\/\/)?(.+?):(\d+):(\d+)\)?$/;
/** ` ❯ boom src/sum.ts:5:9`, as Vitest prints it, relative to its own root. */
const printedFrame = /^ ❯ (?:\S+ )*?(\S+):(\d+):(\d+)$/;

export function isStackLine(line: string): boolean {
  return /^\s+at /.test(line);
}

/** The first frame of a stack that lies in the project and not in a dependency of it. */
export function firstPlace(text: string, { root }: ToolRun): Place | undefined {
  for (const line of text.split('\n')) {
    const [, file, row, column] = nodeFrame.exec(line) ?? printedFrame.exec(line) ?? [];
    if (file === undefined || /^(node:|\.\.\/)|(^|\/)node_modules\//.test(file)) continue;
    if (file.startsWith('/') && !file.startsWith(`${root}/`)) continue;
    return { file, line: Number(row), column: Number(column) };
  }
  return undefined;
}
