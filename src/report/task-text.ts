import type { TaskResult } from '../core/run-result.ts';
import { formatDuration } from './duration.ts';
import type { Style } from './style.ts';

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
      return { symbol: style.red(symbols.fail), text: timedReason(result), paint: plain };
    case 'warn':
      return { symbol: style.yellow(symbols.warn), text: timedReason(result), paint: plain };
    case 'skipped':
      return {
        symbol: symbols.skipped,
        text: labelled('skipped', ': ', result.reason),
        paint: style.dim,
      };
    case 'pass':
      return result.state === 'cached'
        ? { symbol: symbols.cached, text: timedReason(result), paint: style.dim }
        : {
            symbol: style.green(symbols.pass),
            text: formatDuration(result.durationMs),
            paint: plain,
          };
  }
}

function timedReason(result: TaskResult): string {
  return result.state === 'cached'
    ? labelled('cached', ', ', result.reason)
    : `${formatDuration(result.durationMs)}  ${result.reason}`;
}

/** The reason with what it is the reason of before it, unless it says so itself. */
function labelled(word: string, separator: string, reason: string): string {
  if (reason === '') return word;
  return new RegExp(`^${word}\\b`, 'i').test(reason) ? reason : word + separator + reason;
}
