import { stripVTControlCharacters } from 'node:util';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { firstPlace } from '../node/stack.ts';

/** Above each of them Vitest prints such a line; the JSON report does not know of them. */
const heading = /^⎯+ (Uncaught Exception|Unhandled Rejection|Unhandled Error|Typecheck Error) ⎯+$/;
const rule = /^⎯+/;

/** Errors that were thrown outside of any test, from the last part of stderr. */
export function unhandledFindings(run: ToolRun): Finding[] {
  const lines = stripVTControlCharacters(run.stderr).split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const kind = heading.exec(line)?.[1];
    return kind === undefined ? [] : [toFinding(kind, lines.slice(index + 1), run)];
  });
}

function toFinding(kind: string, following: readonly string[], run: ToolRun): Finding {
  const end = following.findIndex((line) => rule.test(line));
  const block = end === -1 ? following : following.slice(0, end);
  const stack = block.findIndex((line) => line.startsWith(' ❯ '));
  const message = block
    .slice(0, stack === -1 ? 1 : stack)
    .join('\n')
    .trim();
  return {
    tool: 'vitest',
    rule: kind.toLowerCase().replaceAll(' ', '-'),
    severity: 'error',
    message: message === '' ? kind : message,
    ...firstPlace(block.join('\n'), run),
  };
}
