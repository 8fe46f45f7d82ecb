import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const callMessage = z.object({
  kind: z.literal('call'),
  name: z.string(),
  argv: z.array(z.string()),
  parentCall: z.string().optional(),
  cwd: z.string(),
  env: z.record(z.string(), z.string()),
  pid: z.number(),
});
const message = z.discriminatedUnion('kind', [
  callMessage,
  z.object({ kind: z.literal('done'), answer: z.string() }),
  z.object({ kind: z.literal('signal'), signal: z.string() }),
]);
type CallMessage = z.infer<typeof callMessage>;

/** One run of a fake tool, waiting for what the test tells it to do. */
export class FakeToolCall {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly pid: number;
  /** Resolves when the process is gone, however it went. */
  readonly gone: Promise<void>;
  readonly #socket: Socket;
  readonly #answers: ((answer: string) => void)[] = [];
  readonly #signals = new Queue<string>();
  readonly #spawn: (order: (call: string) => Promise<void>) => Promise<FakeToolCall>;

  constructor(
    socket: Socket,
    said: CallMessage,
    spawn: (order: (call: string) => Promise<void>) => Promise<FakeToolCall>,
  ) {
    this.argv = said.argv;
    this.cwd = said.cwd;
    this.env = said.env;
    this.pid = said.pid;
    this.#socket = socket;
    this.#spawn = spawn;
    this.gone = new Promise((resolve) => {
      socket.once('close', () => resolve());
    });
  }

  /** Prints; resolves when the text is out of the process. */
  async stdout(text: string): Promise<void> {
    await this.#order({ kind: 'stdout', text });
  }

  async stderr(text: string): Promise<void> {
    await this.#order({ kind: 'stderr', text });
  }

  /** Reads stdin to its end. */
  stdin(): Promise<string> {
    return this.#order({ kind: 'stdin' });
  }

  /** Ends the process; resolves when it is gone. */
  async exit(code: number): Promise<void> {
    this.#socket.write(`${JSON.stringify({ kind: 'exit', code })}\n`);
    await this.gone;
  }

  /** From here on SIGINT, SIGTERM and SIGHUP are reported to `nextSignal` and not obeyed. */
  async ignoreSignals(): Promise<void> {
    await this.#order({ kind: 'ignore-signals' });
  }

  nextSignal(): Promise<string> {
    return this.#signals.next();
  }

  /**
   * Starts a process that inherits this one's stdout and stderr and does what the test tells it.
   * @param options.ownGroup escapes the process group of its parent
   */
  spawnGrandchild({ ownGroup = false } = {}): Promise<FakeToolCall> {
    return this.#spawn(async (call) => {
      await this.#order({ kind: 'spawn-grandchild', call, ownGroup });
    });
  }

  receive(said: z.infer<typeof message>): void {
    if (said.kind === 'signal') this.#signals.push(said.signal);
    if (said.kind === 'done') this.#answers.shift()?.(said.answer);
  }

  #order(order: { kind: string; [detail: string]: unknown }): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#answers.push(resolve);
      void this.gone.then(() => reject(new Error(`the fake tool was gone before: ${order.kind}`)));
      this.#socket.write(`${JSON.stringify(order)}\n`);
    });
  }
}

/** Values in order, each given to one taker, whoever of them comes first. */
export class Queue<T> {
  readonly #values: T[] = [];
  readonly #takers: ((value: T) => void)[] = [];

  push(value: T): void {
    const taker = this.#takers.shift();
    if (taker === undefined) this.#values.push(value);
    else taker(value);
  }

  next(): Promise<T> {
    const value = this.#values.shift();
    if (value === undefined) return new Promise((resolve) => this.#takers.push(resolve));
    return Promise.resolve(value);
  }
}

/** Calls back with each message of a client. */
export function readMessages(
  socket: Socket,
  receive: (said: z.infer<typeof message>) => void,
): void {
  // A client that is killed resets its connection.
  socket.on('error', () => {});
  createInterface({ input: socket }).on('line', (line) => receive(message.parse(JSON.parse(line))));
}
