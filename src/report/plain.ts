import type { Reporter, RunEvent } from '../run/events.ts';
import { formatSeconds } from './duration.ts';
import { entryLines, idColumnOf } from './page.ts';
import { runHeader } from './run-header.ts';
import { isNothingNew, nothingNewLines, type SummaryContext, summaryLines } from './summary.ts';
import { TaskBoard } from './task-board.ts';
import { endText, finishedText, type TaskText } from './task-text.ts';
import { type Writer, writeAll } from './writer.ts';

/** Tasks that are expected to take longer than this many milliseconds are announced. */
const longTaskMs = 10_000;

/**
 * Lines for logs and pipes, without cursor movements: one when a task finishes, everything about
 * findings at the end. Nothing is written before a task starts, so that a run in which everything
 * had been judged before is one line.
 */
export class PlainReporter implements Reporter {
  private readonly board: TaskBoard;
  private readonly writer: Writer;
  private readonly context: SummaryContext;
  private readonly now: () => number;
  private held: string[] | undefined = [];
  private idColumn = 0;

  constructor(writer: Writer, context: SummaryContext, now: () => number) {
    this.board = new TaskBoard(now);
    this.writer = writer;
    this.context = context;
    this.now = now;
  }

  handle(unsafe: RunEvent): void {
    const event = this.board.apply(unsafe);
    switch (event.kind) {
      case 'run-started':
        this.begin();
        break;
      case 'task-started':
        this.release();
        this.announce(event.id, event.attempt);
        break;
      case 'task-finished':
        if (event.result.state === 'ran') this.release();
        this.write(
          this.entry(event.result.id, finishedText(event.result, this.context.page.style)),
        );
        break;
      case 'task-output':
      case 'notice':
      case 'run-finished':
        break;
    }
  }

  async close(): Promise<void> {
    const { board, context } = this;
    if (board.snapshot === undefined) return;
    if (this.held !== undefined && board.result !== undefined && isNothingNew(board.result)) {
      return this.end(nothingNewLines(board, board.result, context.page));
    }
    this.release();
    for (const progress of board.tasks.filter(({ phase }) => phase === 'running')) {
      const text = endText(progress, this.now(), context.page.style);
      this.write(this.entry(progress.task.id, text));
    }
    return this.end(summaryLines(board, this.now(), context));
  }

  private end(lines: readonly string[]): Promise<void> {
    return writeAll(this.writer, `${lines.join('\n')}\n`);
  }

  private begin(): void {
    const { board } = this;
    const { page } = this.context;
    this.idColumn = idColumnOf(
      board.tasks.map(({ task }) => task.id),
      page.columns,
    );
    if (board.snapshot !== undefined) this.write([runHeader(board.stage, board.snapshot, page)]);
  }

  private announce(id: string, attempt: number): void {
    const { style } = this.context.page;
    const expectedMs = this.board.find(id)?.task.expectedMs ?? 0;
    const said: string[] = [];
    if (attempt > 1) said.push(`attempt ${attempt}`);
    else if (expectedMs >= longTaskMs) said.push(`started, about ${formatSeconds(expectedMs)}`);
    for (const text of said) {
      this.write(this.entry(id, { symbol: style.symbols.waiting, text, paint: style.dim }));
    }
  }

  private entry(id: string, line: TaskText): string[] {
    return entryLines(this.context.page, this.idColumn, { ...line, id });
  }

  private release(): void {
    const { held } = this;
    this.held = undefined;
    if (held !== undefined) this.write(held);
  }

  private write(lines: readonly string[]): void {
    if (this.held !== undefined) this.held.push(...lines);
    else if (lines.length > 0) this.writer.write(`${lines.join('\n')}\n`);
  }
}
