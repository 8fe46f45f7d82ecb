import { DefaultRenderer, Listr, ListrLogger, ProcessOutput, Spinner } from 'listr2';
import type { Reporter, RunEvent } from '../run/events.ts';
import { finalFrame, liveFrame } from './live-frame.ts';
import { defaultColumns, type Page } from './page.ts';
import type { Style } from './style.ts';
import { isNothingNew, nothingNewLines, type SummaryContext, summaryLines } from './summary.ts';
import { TaskBoard } from './task-board.ts';
import { writeAll } from './writer.ts';

/** What the live report is made with. */
interface ListrContext extends Omit<SummaryContext, 'page'> {
  readonly style: Style;
}

const defaultRows = 24;
const redrawMs = 100;

/**
 * Tasks on a terminal, live. Each task of the run is a task of listr2 that ends with its
 * `task-finished`; gate's scheduler alone decides when it starts. What listr2 draws is one frame that
 * fits the screen, however many tasks there are; `close` takes it away, gives the cursor back, and
 * writes what stays. Nothing else may write to the terminal in between.
 */
export class ListrReporter implements Reporter {
  private readonly board: TaskBoard;
  private readonly terminal: NodeJS.WriteStream;
  private readonly context: ListrContext;
  private readonly now: () => number;
  private readonly finishers = new Map<string, () => void>();
  /** For a process that ends before `close`: a second Ctrl-C, or a bug. */
  private readonly showCursor: () => void;
  private running: Promise<unknown> | undefined;

  constructor(terminal: NodeJS.WriteStream, context: ListrContext, now: () => number) {
    this.board = new TaskBoard(now);
    this.terminal = terminal;
    this.context = context;
    this.now = now;
    // While listr2 draws, it holds back what is written to the terminal.
    const write = terminal.write.bind(terminal);
    this.showCursor = () => write('\x1b[?25h\n');
  }

  handle(unsafe: RunEvent): void {
    const event = this.board.apply(unsafe);
    if (event.kind === 'run-started') this.draw();
    if (event.kind === 'task-finished') this.finishers.get(event.result.id)?.();
  }

  async close(): Promise<void> {
    for (const finish of this.finishers.values()) finish();
    await this.running;
    process.off('exit', this.showCursor);
    if (this.board.snapshot === undefined) return;
    await writeAll(this.terminal, `${this.lastLines().join('\n')}\n`);
  }

  private draw(): void {
    const { terminal } = this;
    process.once('exit', this.showCursor);
    const frame = () => liveFrame(this.board, this.screen()).join('\n');
    const ticker = new Ticker();
    const ends = this.board.tasks.map(({ task }) => ({
      title: task.id,
      ended: new Promise<void>((resolve) => this.finishers.set(task.id, resolve)),
    }));
    const list = new Listr(
      ends.map(({ title, ended }) => ({ title, task: () => ended })),
      {
        concurrent: true,
        registerSignalListeners: false,
        renderer: rendererOf(frame, ticker),
        rendererOptions: {
          clearOutput: true,
          spinner: ticker,
          logger: new ListrLogger({ processOutput: new TerminalOutput(terminal) }),
        },
      },
    );
    this.running = list.run();
  }

  private screen() {
    return { ...this.page(), rows: this.terminal.rows ?? defaultRows, nowMs: this.now() };
  }

  private page(): Page {
    return { style: this.context.style, columns: this.terminal.columns ?? defaultColumns };
  }

  private lastLines(): string[] {
    const { board } = this;
    const page = this.page();
    if (board.result !== undefined && isNothingNew(board.result)) {
      return nothingNewLines(board, board.result, page);
    }
    return [
      ...finalFrame(board, this.screen()),
      ...summaryLines(board, this.now(), { ...this.context, page }),
    ];
  }
}

/** listr2's renderer with a picture of ours: it redraws, and keeps the cursor and other output away. */
function rendererOf(frame: () => string, ticker: Ticker) {
  return class FrameRenderer extends DefaultRenderer {
    // listr2 asks this of stdout; gate draws on stderr, and has asked there.
    static override nonTTY = true;

    override create(): string {
      return frame();
    }

    // Left alone, it redraws several times for each task that starts or ends.
    override update(): void {
      if (ticker.takeTick()) super.update();
    }
  };
}

/** The clock of the redraws. It does not keep a process alive that forgot to close its reporter. */
class Ticker extends Spinner {
  private timer: NodeJS.Timeout | undefined;
  private due = true;

  /** Whether it is time to redraw; true once a tick. */
  takeTick(): boolean {
    const { due } = this;
    this.due = false;
    return due;
  }

  override isRunning(): boolean {
    return this.timer !== undefined;
  }

  override start(redraw?: () => void): void {
    this.timer = setInterval(() => {
      this.due = true;
      redraw?.();
    }, redrawMs).unref();
  }

  override stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

/** The terminal as listr2 draws on it; unlike its own, it notices when the terminal is resized. */
class TerminalOutput extends ProcessOutput {
  private readonly terminal: NodeJS.WriteStream;

  constructor(terminal: NodeJS.WriteStream) {
    super(terminal, terminal);
    this.terminal = terminal;
  }

  override get stdout(): NodeJS.WriteStream {
    const write = (text: string) => this.toStdout(text, false);
    return Object.create(this.terminal, { write: { value: write } });
  }
}
