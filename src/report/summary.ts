import type { RunResult, TaskResult } from '../core/run-result.ts';
import type { Verdict } from '../core/verdict.ts';
import { closingLines, interruptedLines } from './closing-lines.ts';
import type { ReadSource } from './finding-lines.ts';
import { idColumnOf, type Page, roomAfter } from './page.ts';
import { type ProblemContext, problemLines, sharedErrorLines } from './problem-lines.ts';
import { runHeader } from './run-header.ts';
import type { TaskBoard } from './task-board.ts';
import { wrapText } from './wrap-text.ts';

/** What the end of a run is told with. */
export interface SummaryContext {
  readonly page: Page;
  readonly readSource: ReadSource;
  /** The last line when the run blocked or could not be judged: what became of the push. */
  readonly refusal?: string;
}

/** Whether everything had been judged before, so that one line says it all. */
export function isNothingNew(result: RunResult): boolean {
  return (
    result.tasks.length > 0 &&
    result.tasks.every(({ state, verdict }) => state === 'cached' && verdict === 'pass')
  );
}

/** The one line of a run in which everything had been judged before; notices follow it. */
export function nothingNewLines(board: TaskBoard, result: RunResult, page: Page): string[] {
  const [reason, ...others] = new Set(result.tasks.map((task) => task.reason));
  const ago = others.length === 0 ? /\bago\b|\bjust now\b/.exec(reason ?? '') : null;
  const when = ago === null ? '' : ` ${(reason ?? '').replace(/^cached(?: from|,|:)? */i, '')}`;
  const header = runHeader(result.stage, result.snapshot, page, `everything already judged${when}`);
  return [header, ...noticeLines(board, page)];
}

/**
 * The end of a run: what needs a decision, with the commands that help; then the counts, the longest
 * way and the time. Of a run that was interrupted: how far it got.
 * @param nowMs on the board's clock
 */
export function summaryLines(board: TaskBoard, nowMs: number, context: SummaryContext): string[] {
  const { page } = context;
  const { result } = board;
  const closing =
    result === undefined
      ? interruptedOf(board, nowMs, page)
      : [
          ...problemBlocks(result, context).flatMap((block) => [...block, '']),
          ...closingLines(result, page),
        ];
  const refused = result?.verdict === 'block' || result?.verdict === 'error';
  return [
    '',
    ...closing,
    ...noticeLines(board, page),
    ...(refused && context.refusal !== undefined ? [` ${context.refusal}`] : []),
  ];
}

function interruptedOf(board: TaskBoard, nowMs: number, page: Page): string[] {
  const finished = board.tasks.flatMap((task) => (task.phase === 'finished' ? [task.result] : []));
  const unfinished = board.tasks.length - finished.length;
  return interruptedLines(finished, unfinished, nowMs - board.startedMs, page);
}

function problemBlocks(result: RunResult, context: SummaryContext): string[][] {
  const { page, readSource } = context;
  const of = (verdict: Verdict) => result.tasks.filter((task) => task.verdict === verdict);
  const groups = groupErrors(of('error'));
  const idColumn = idColumnOf(
    result.tasks.map((task) => task.id),
    page.columns,
  );
  const told: ProblemContext = { page, idColumn, readSource, stage: result.stage };
  const blockOf = (task: TaskResult) => problemLines(task, told);
  return [
    ...of('block').map(blockOf),
    ...groups.map((group) =>
      group.length === 1 ? group.flatMap(blockOf) : sharedErrorLines(group, told),
    ),
    ...of('warn').map(blockOf),
  ];
}

/** Errors of one cause (a tool that is missing, a run that was cancelled) are told together. */
function groupErrors(errors: readonly TaskResult[]): TaskResult[][] {
  const groups = new Map<string, TaskResult[]>();
  for (const task of errors) {
    const alone = task.findings.length > 0;
    const key = alone ? `task ${task.id}` : JSON.stringify([task.reason, task.next]);
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups.values()];
}

function noticeLines(board: TaskBoard, page: Page): string[] {
  return board.notices.flatMap((notice) =>
    wrapText(`note: ${notice}`, roomAfter(page, 1)).map((line) => ` ${line}`),
  );
}
