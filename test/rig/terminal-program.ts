import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import xterm from '@xterm/headless';

const columns = 80;
const rows = 24;

/** Whether there is what starts a program in a pseudo terminal: `script` of util-linux. */
export const hasPseudoTerminals =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;

/** A program in a pseudo terminal of 80 by 24, seen as a person sees it. */
export class TerminalProgram {
  readonly #child: ChildProcess;
  readonly #emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  /** Everything that was written, control sequences too. */
  written = '';
  /** The exit code; 128 + the signal's number when one ended it. */
  readonly exit: Promise<number>;

  /** @param argv started by a POSIX shell in the terminal, in which it becomes the foreground job */
  constructor(argv: readonly string[], { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv }) {
    const words = argv.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const command = `stty rows ${rows} cols ${columns}; exec ${words}`;
    this.#child = spawn('/usr/bin/env', ['script', '-qefc', command, '/dev/null'], {
      cwd,
      env: { ...env, TERM: 'xterm-256color', SHELL: '/bin/sh' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.written += chunk.toString();
      this.#emulator.write(chunk);
    });
    this.exit = once(this.#child, 'close').then(([code]) => Number(code));
  }

  /** Presses keys: `\x03` is Ctrl-C. */
  type(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  /** Waits until the screen shows a text. */
  async shows(text: string): Promise<void> {
    while (!(await this.screen()).includes(text)) {
      await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), this.exit]);
    }
  }

  /** What stands on the screen and above it, without the empty lines at the end. */
  async screen(): Promise<string> {
    await new Promise<void>((resolve) => this.#emulator.write('', resolve));
    const { active } = this.#emulator.buffer;
    const lines = Array.from({ length: active.length }, (_, index) =>
      active.getLine(index)?.translateToString(true),
    );
    return lines.join('\n').trimEnd();
  }

  /** Whether the cursor was hidden last, or shown. */
  cursorIsHidden(): boolean {
    return this.written.lastIndexOf('\x1b[?25l') > this.written.lastIndexOf('\x1b[?25h');
  }
}
