import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FakeToolCall, Queue, readMessages } from './fake-tool-call.ts';

const client = fileURLToPath(new URL('./fake-tool-client.mjs', import.meta.url));

interface FakeTool {
  /** The program; a test may copy or link it to where it should be found. */
  readonly path: string;
  /** The next run of the tool that was not handed out yet; waits for it. */
  nextInvocation(): Promise<FakeToolCall>;
}

export interface FakeTools {
  /** To be put first on PATH. */
  readonly directory: string;
  /** Puts a tool of that name into the directory. */
  add(name: string): Promise<FakeTool>;
  /** Ends every run that is left, waits until it is gone, removes the directory. */
  dispose(): Promise<void>;
}

/**
 * Tools that do what a test tells them to, when it tells them: order, parallelism and cancellation
 * are seen without waiting for time to pass. See `FakeToolCall` for what one can do.
 */
export async function createFakeTools(): Promise<FakeTools> {
  // Short: the path of a socket has about a hundred characters.
  const directory = await mkdtemp(join(tmpdir(), 'gate-fake-'));
  const socketPath = join(directory, '.socket');
  const queues = new Map<string, Queue<FakeToolCall>>();
  const queueOf = (key: string) => {
    const queue = queues.get(key) ?? new Queue<FakeToolCall>();
    queues.set(key, queue);
    return queue;
  };
  let grandchildren = 0;
  const spawn = async (order: (call: string) => Promise<void>) => {
    grandchildren += 1;
    const call = `grandchild ${grandchildren}`;
    await order(call);
    return queueOf(call).next();
  };
  const running = new Map<FakeToolCall, Socket>();
  const server = createServer((socket) => {
    let call: FakeToolCall | undefined;
    readMessages(socket, (said) => {
      if (said.kind !== 'call') return call?.receive(said);
      const started = new FakeToolCall(socket, said, spawn);
      call = started;
      running.set(started, socket);
      void started.gone.then(() => running.delete(started));
      queueOf(said.parentCall ?? said.name).push(started);
    });
  });
  await listen(server, socketPath);
  return {
    directory,
    async add(name) {
      const path = join(directory, name);
      const words = [process.execPath, client, socketPath, name].map(quote).join(' ');
      await writeFile(path, `#!/bin/sh\nexec ${words} "$@"\n`);
      await chmod(path, 0o755);
      return { path, nextInvocation: () => queueOf(name).next() };
    },
    async dispose() {
      for (const [{ pid }, socket] of running) {
        killProcess(pid);
        socket.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
