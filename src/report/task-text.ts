import type { TaskResult } from '../core/run-result.ts';
import { formatDuration, formatSeconds } from './duration.ts';
import type { Style } from './style.ts';
import type { TaskProgress } from './task-board.ts';

/** What there is to say about a task in one line. */
export interface TaskText {
  readonly symbol: string;
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** The line of a finished task: how it ended, how long it took, and why unless it just passed. */
export function finishedText(result: TaskResult, style: Style): TaskText {
  const { symbols } = style;
  const plain = (text: string) => text;
  switch (result.verdict) {
    case 'block':
    case 'error':
      return {
        symbol: style.red(symbols.fail),
        text: timedReason(result, symbols.dot),
        paint: plain,
      };
    case 'warn':
      return {
        symbol: style.yellow(symbols.warn),
        text: timedReason(result, symbols.dot),
        paint: plain,
      };
    case 'skipped':
      return {
        symbol: symbols.skipped,
        text: labelled('skipped', ': ', result.reason),
        paint: style.dim,
      };
    case 'pass':
      return result.state === 'cached'
        ? { symbol: symbols.cached, text: timedReason(result, symbols.dot), paint: style.dim }
        : {
            symbol: style.green(symbols.pass),
            text: formatDuration(result.durationMs),
            paint: plain,
          };
  }
}

/**
 * The line of a task when its run is over, whether it finished or was interrupted.
 * @param nowMs on the board's clock
 */
export function endText(progress: TaskProgress, nowMs: number, style: Style): TaskText {
  if (progress.phase === 'finished') return finishedText(progress.result, style);
  const text =
    progress.phase === 'running'
      ? `interrupted after ${formatSeconds(nowMs - progress.startedMs)}`
      : 'not started: interrupted';
  return { symbol: style.symbols.skipped, text, paint: style.dim };
}

/** A tool that is missing took no time worth telling. */
function timedReason(result: TaskResult, dot: string): string {
  if (result.state === 'cached') return labelled('cached', ', ', result.reason);
  if (result.verdict === 'error' && result.durationMs < 100) return result.reason;
  return `${formatDuration(result.durationMs)} ${dot} ${result.reason}`;
}

/** The reason with what it is the reason of before it, unless it says so itself. */
function labelled(word: string, separator: string, reason: string): string {
  if (reason === '') return word;
  return new RegExp(`^${word}\\b`, 'i').test(reason) ? reason : word + separator + reason;
}
