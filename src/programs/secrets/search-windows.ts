import type { KeywordAutomaton } from './keyword-automaton.ts';

/** Part of a content in which a rule's pattern is tried. */
export interface SearchWindow {
  readonly start: number;
  end: number;
}

/** What the windows of a rule depend on. */
interface WindowForm {
  readonly reach?: number;
  readonly generic?: true;
}

const reachBack = 256;
const reachAhead = 4096;
/** A longer line was not written by a person; generic rules do not look at it. */
const longLine = 1000;
const newline = 0x0a;

/**
 * Where each rule has to look: around its keywords, to the ends of the line and never farther than
 * its reach, so that the cost does not depend on how long lines are.
 * @param rulesOf the numbers of the rules that each keyword of the automaton belongs to
 */
export function searchWindows(
  content: Buffer,
  automaton: KeywordAutomaton,
  rulesOf: readonly (readonly number[])[],
  forms: readonly WindowForm[],
): Map<number, SearchWindow[]> {
  const windows = new Map<number, SearchWindow[]>();
  automaton.scan(content, (keywords, end) => {
    for (const keyword of keywords) {
      for (const rule of rulesOf[keyword] ?? []) {
        const list = windows.get(rule) ?? [];
        if (list.length === 0) windows.set(rule, list);
        widen(content, list, end, forms[rule] ?? {});
      }
    }
  });
  return windows;
}

function widen(content: Buffer, list: SearchWindow[], hit: number, form: WindowForm): void {
  const last = list.at(-1);
  if (last !== undefined && isCovered(content, last, hit, form.reach)) return;
  const start = lineStart(content, hit, form.generic === true ? longLine : reachBack);
  const end = form.reach === undefined ? lineEnd(content, hit, reachAhead) : hit + form.reach;
  if (form.generic === true && isInLongLine(content, start, hit)) return;
  if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
  else list.push({ start, end: Math.min(end, content.length) });
}

/** Whether the window already goes as far as a match around this keyword may. */
function isCovered(content: Buffer, window: SearchWindow, hit: number, reach?: number): boolean {
  if (hit + (reach ?? reachAhead) <= window.end) return true;
  const atLineEnd = window.end === content.length || content[window.end] === newline;
  return reach === undefined && atLineEnd && hit <= window.end;
}

/** The beginning of the line, or the place `limit` bytes before `at` when that is farther. */
export function lineStart(content: Buffer, at: number, limit: number): number {
  const floor = Math.max(0, at - limit);
  return floor + content.subarray(floor, at).lastIndexOf(newline) + 1;
}

/** The end of the line, without its newline, or the place `limit` bytes behind `at`. */
export function lineEnd(content: Buffer, at: number, limit: number): number {
  const length = content.subarray(at, at + limit).indexOf(newline);
  return length < 0 ? Math.min(content.length, at + limit) : at + length;
}

function isInLongLine(content: Buffer, start: number, hit: number): boolean {
  if (hit - start >= longLine) return true;
  return lineEnd(content, hit, longLine) - hit >= longLine;
}
