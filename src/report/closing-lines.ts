import type { RunResult, TaskResult } from '../core/run-result.ts';
import { countVerdicts } from './count-verdicts.ts';
import { formatDuration } from './duration.ts';
import type { Page } from './page.ts';
import { padToWidth, textWidth } from './text-width.ts';

/** What a run came to. `error`: at least one task could not be judged, and nothing blocks. */
interface Outcome {
  readonly word: string;
  readonly paint: (text: string) => string;
}

/** Where the column of times ends; the same for every width from 80 on. */
const timeColumn = 72;

/** `blocked   2 block · 9 pass   24.8s`, and the longest way through the tasks. */
export function closingLines(result: RunResult, page: Page): string[] {
  const { word, paint } = outcomeOf(result, page);
  const counts = countVerdicts(result.tasks).join(` ${page.style.symbols.dot} `) || 'no tasks';
  const exit = result.verdict === 'error' && !result.interrupted ? '   exit 3' : '';
  const indent = ' '.repeat(textWidth(word) + 4);
  return [
    timedLine(` ${word}   ${counts}`, result.durationMs, page).replace(word, paint(word)) + exit,
    ...longestWay(result, page).map((line) => indent + line),
  ];
}

/** The last lines of a run that was interrupted: what had been judged until then. */
export function interruptedLines(
  finished: readonly TaskResult[],
  unfinished: number,
  durationMs: number,
  page: Page,
): string[] {
  const counts = [...countVerdicts(finished), `${unfinished} not judged`];
  const line = ` interrupted   ${counts.join(` ${page.style.symbols.dot} `)}`;
  return [
    timedLine(line, durationMs, page).replace('interrupted', page.style.yellow('interrupted')),
  ];
}

function outcomeOf(result: RunResult, { style }: Page): Outcome {
  if (result.interrupted) return { word: 'interrupted', paint: style.yellow };
  switch (result.verdict) {
    case 'block':
      return { word: 'blocked', paint: (text) => style.red(style.bold(text)) };
    case 'error':
      return { word: 'not judged', paint: (text) => style.red(style.bold(text)) };
    case 'warn':
      return { word: 'passed', paint: (text) => style.yellow(style.bold(text)) };
    case 'pass':
      return { word: 'passed', paint: (text) => style.green(style.bold(text)) };
    case 'skipped':
      return { word: 'nothing judged', paint: style.bold };
  }
}

/** The chain of tasks that decided how long the run took, broken at its arrows. */
function longestWay(result: RunResult, page: Page): string[] {
  if (result.criticalPath.length < 2) return [];
  const { arrow } = page.style.symbols;
  const room = timeColumn - 24;
  const lines: string[] = [];
  let current = 'longest way:';
  for (const [index, id] of result.criticalPath.entries()) {
    const step = index === 0 ? id : `${arrow} ${id}`;
    if (textWidth(current) + 1 + textWidth(step) > room && index > 0) {
      lines.push(current);
      current = ' '.repeat('longest way:'.length);
    }
    current = `${current} ${step}`;
  }
  const start = textWidth(outcomeOf(result, page).word) + 4;
  const ms = result.tasks
    .filter(({ id }) => result.criticalPath.includes(id))
    .reduce((sum, task) => sum + task.durationMs, 0);
  return [...lines, timedLine(current, ms, page, start)];
}

function timedLine(text: string, ms: number, page: Page, start = 0): string {
  const time = formatDuration(ms);
  const end = Math.min(timeColumn, page.columns - 1) - start - textWidth(time);
  return `${padToWidth(text, Math.max(0, end - 2))}  ${time}`;
}
