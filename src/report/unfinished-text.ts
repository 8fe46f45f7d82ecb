import { formatSeconds } from './duration.ts';
import type { Style } from './style.ts';
import type { TaskBoard, TaskProgress } from './task-board.ts';
import type { TaskText } from './task-text.ts';

type Running = Extract<TaskProgress, { phase: 'running' }>;
type Waiting = Extract<TaskProgress, { phase: 'waiting' }>;

/** A tool without an expected time says what it is doing after this many milliseconds. */
const quietMs = 10_000;
const spinnerStepMs = 100;

/**
 * The line of a running task. One that takes longer than expected shows what its tool printed last.
 * @param nowMs on the board's clock
 */
export function runningText(progress: Running, nowMs: number, style: Style): TaskText {
  const elapsed = nowMs - progress.startedMs;
  const { expectedMs } = progress.task;
  const parts = [
    expectedMs === undefined
      ? formatSeconds(elapsed)
      : `${formatSeconds(elapsed)} of about ${formatSeconds(expectedMs)}`,
  ];
  if (progress.attempt > 1) parts.push(`attempt ${progress.attempt}`);
  const late = elapsed > Math.max(quietMs, expectedMs ?? 0);
  if (late && progress.output) parts.push(progress.output);
  const frames = style.symbols.running;
  const frame = frames[Math.floor(nowMs / spinnerStepMs) % frames.length] ?? '';
  return {
    symbol: style.cyan(frame),
    text: parts.join(` ${style.symbols.dot} `),
    paint: (text) => text,
  };
}

/** The line of a task that has not started: what it waits for. */
export function waitingText(progress: Waiting, board: TaskBoard, style: Style): TaskText {
  return { symbol: style.symbols.waiting, text: waitsFor(progress, board), paint: style.dim };
}

function waitsFor({ task }: Waiting, board: TaskBoard): string {
  const needs = task.needs.filter((id) => {
    const need = board.find(id);
    return need !== undefined && need.phase !== 'finished';
  });
  if (needs.length > 0) return `waits for ${needs.join(', ')}`;
  if (task.exclusive) return 'waits to be alone';
  const alone = board.tasks.find((other) => other.phase === 'running' && other.task.exclusive);
  return alone === undefined ? 'waits for a slot' : `waits for ${alone.task.id}, which runs alone`;
}
