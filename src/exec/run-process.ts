import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { endAtExit, forgetGroup } from './brief-processes.ts';
import { LogFile } from './log-file.ts';
import { OutputTail } from './output-tail.ts';
import { endGroup } from './process-group.ts';
import type { ProcessEnd, ProcessOutcome } from './process-outcome.ts';
import { unwatchGroup, watchGroup } from './watchdog.ts';

export interface ProcessRequest {
  readonly argv: readonly [string, ...string[]];
  /** Absolute. */
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly env: NodeJS.ProcessEnv;
  /** Given to the process and closed; without it stdin is empty. */
  readonly input?: string;
  /** `all`: up to 32 MiB a stream. `tail`: the last 64 KiB. */
  readonly keep: 'all' | 'tail';
  readonly timeoutMs?: number;
  /** Ends the process and all that it started. */
  readonly cancel?: AbortSignal;
  /** Absolute path of the file that gets both streams. */
  readonly logFile?: string;
  readonly onOutput?: (chunk: Buffer) => void;
  /** Ends by itself in no time, so that it is not ended when gate is killed by SIGKILL: git. */
  readonly brief?: true;
}

const keepLimits = { all: 32 * 1024 * 1024, tail: 64 * 1024 } as const;

/** How long pipes are read after the process is gone; one that escaped its group may hold them. */
const drainMs = 500;

/**
 * Runs a program: the only place that starts one. It leads a process group of its own, and when it
 * ends, is timed out or cancelled, the rest of that group is ended too. Never throws for what the
 * program does: see `ProcessEnd`.
 */
export async function runProcess(
  request: ProcessRequest,
): Promise<ProcessOutcome & { log?: string }> {
  const { argv, cwd, env, input, keep, cancel } = request;
  const startedAt = performance.now();
  const stdout = new OutputTail(keepLimits[keep]);
  const stderr = new OutputTail(keepLimits[keep]);
  const log = request.logFile === undefined ? undefined : new LogFile(request.logFile);
  const outcome = (end: ProcessEnd): ProcessOutcome & { log?: string } => ({
    end,
    stdout: stdout.text(),
    stderr: stderr.text(),
    truncated: stdout.truncated || stderr.truncated,
    durationMs: performance.now() - startedAt,
    ...(log?.path === undefined ? {} : { log: log.path }),
  });
  if (cancel?.aborted === true) return outcome({ kind: 'cancelled' });

  const [file, ...args] = argv;
  const child = execa(file, args, {
    cwd,
    env,
    extendEnv: false,
    detached: true,
    buffer: false,
    reject: false,
    cleanup: false,
    stripFinalNewline: false,
    stdin: input === undefined ? 'ignore' : 'pipe',
  });
  const leader = child.pid;
  if (leader === undefined) return outcome(explainStart(await child, file, cwd));
  const [watch, unwatch] =
    request.brief === true ? [endAtExit, forgetGroup] : [watchGroup, unwatchGroup];
  watch(leader);
  // A program may end without reading its input.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const receive = (tail: OutputTail) => (chunk: Buffer) => {
    tail.push(chunk);
    log?.write(chunk);
    request.onOutput?.(chunk);
  };
  child.stdout.on('data', receive(stdout));
  child.stderr.on('data', receive(stderr));
  const closed = Promise.all([closeOf(child.stdout), closeOf(child.stderr)]);

  const stop = watchForStop(leader, request);
  const { code, signal } = await exitOf(child);
  const stopped = await stop.settled();
  await endGroup(leader);
  unwatch(leader);
  const drained = new AbortController();
  await Promise.race([
    closed,
    delay(drainMs, undefined, { signal: drained.signal, ref: false }).catch(() => {}),
  ]);
  drained.abort();
  child.stdout.destroy();
  child.stderr.destroy();
  log?.close();
  if (stopped !== undefined) return outcome(stopped);
  return outcome(
    code === null ? { kind: 'signalled', signal: signal ?? 'unknown' } : { kind: 'exited', code },
  );
}

type Child = {
  once(event: 'exit', listener: (code: number | null, signal: string | null) => void): unknown;
};

function exitOf(child: Child): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

function closeOf(stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve) => {
    stream.once('close', resolve);
    stream.once('error', () => resolve());
  });
}

/** Ends the group when time is up or the run is cancelled, and remembers which of them it was. */
function watchForStop(
  leader: number,
  { timeoutMs, cancel }: ProcessRequest,
): { settled(): Promise<ProcessEnd | undefined> } {
  let reason: ProcessEnd | undefined;
  let ending: Promise<void> = Promise.resolve();
  const stopFor = (end: ProcessEnd) => {
    if (reason !== undefined) return;
    reason = end;
    ending = endGroup(leader);
  };
  const onCancel = () => stopFor({ kind: 'cancelled' });
  cancel?.addEventListener('abort', onCancel, { once: true });
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => stopFor({ kind: 'timed-out', afterMs: timeoutMs }), timeoutMs);
  return {
    async settled() {
      clearTimeout(timer);
      cancel?.removeEventListener('abort', onCancel);
      await ending;
      return reason;
    },
  };
}

function explainStart(
  result: { readonly code?: string | undefined; readonly originalMessage?: string | undefined },
  file: string,
  cwd: string,
): ProcessEnd {
  if (!existsSync(cwd))
    return { kind: 'not-started', message: `the directory ${cwd} does not exist` };
  if (result.code === 'ENOENT') return { kind: 'not-found', command: file };
  if (result.code === 'EACCES')
    return { kind: 'not-started', message: `${file} is not executable` };
  return {
    kind: 'not-started',
    message: result.originalMessage ?? result.code ?? 'unknown reason',
  };
}
