import { once } from 'node:events';
import { Writable } from 'node:stream';
import xterm from '@xterm/headless';

/** A terminal that keeps what is written to it, and can show its screen. */
export class FakeTerminal extends Writable {
  readonly isTTY = true;
  columns: number;
  rows: number;
  /** Everything that was written, control sequences too. */
  text = '';
  private readonly emulator: InstanceType<typeof xterm.Terminal>;

  constructor(columns = 80, rows = 24) {
    super();
    this.columns = columns;
    this.rows = rows;
    this.emulator = new xterm.Terminal({
      cols: columns,
      rows,
      scrollback: 1000,
      convertEol: true,
      allowProposedApi: true,
    });
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    this.emulator.write(chunk);
    done();
    this.emit('written');
  }

  /** The lines of the scrollback and the screen, without the empty ones at the end. */
  async screen(): Promise<string> {
    await this.settled();
    const { buffer } = this.emulator;
    const lines = Array.from({ length: buffer.active.length }, (_, index) =>
      buffer.active.getLine(index)?.translateToString(true),
    );
    return lines.join('\n').trimEnd();
  }

  /** Waits until the screen shows a text. */
  async shows(text: string): Promise<string> {
    for (;;) {
      const written = once(this, 'written');
      const screen = await this.screen();
      if (screen.includes(text)) return screen;
      await written;
    }
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.emulator.resize(columns, rows);
  }

  /** How many lines have been pushed off the top of the screen. */
  async scrolled(): Promise<number> {
    await this.settled();
    return this.emulator.buffer.active.baseY;
  }

  /** Whether the cursor was hidden last, or shown. */
  cursorIsHidden(): boolean {
    return this.text.lastIndexOf('\x1b[?25l') > this.text.lastIndexOf('\x1b[?25h');
  }

  /** As the stream that reporters expect: they read its size and write to it. */
  asStream(): NodeJS.WriteStream {
    return this as unknown as NodeJS.WriteStream;
  }

  private settled(): Promise<void> {
    return new Promise((resolve) => this.emulator.write('', resolve));
  }
}
