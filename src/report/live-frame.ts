import { countVerdicts } from './count-verdicts.ts';
import { entryLines, idColumnOf, type Page, textColumnOf } from './page.ts';
import { plural } from './plural.ts';
import { runHeader } from './run-header.ts';
import type { TaskBoard, TaskProgress } from './task-board.ts';
import { endText, finishedText, type TaskText } from './task-text.ts';
import { cutMiddle, cutToWidth, padToWidth } from './text-width.ts';
import { runningText, waitingText } from './unfinished-text.ts';

interface Screen extends Page {
  readonly rows: number;
  /** On the board's clock, in milliseconds. */
  readonly nowMs: number;
}

/** Rows that are never used: a frame that is taller than its screen cannot be drawn again. */
const spareRows = 4;
/** How many of the tasks that wait are shown when there is no room for all tasks. */
const shownWaiting = 3;
const rankOfWaiting = 3;

/**
 * The state of a run as lines, none wider than the screen, all together at least `spareRows` fewer
 * than its rows. When there are more tasks, those that matter most are shown, in the order of the
 * plan, and the others are counted.
 */
export function liveFrame(board: TaskBoard, screen: Screen): string[] {
  if (board.snapshot === undefined) return [];
  const { tasks } = board;
  const room = Math.max(2, screen.rows - spareRows - 1);
  const shown = tasks.length <= room ? tasks : mostImportant(tasks, room - 1);
  const hidden = tasks.filter((task) => !shown.includes(task));
  const idColumn = idColumnOf(
    tasks.map(({ task }) => task.id),
    screen.columns,
  );
  return [
    runHeader(board.stage, board.snapshot, screen),
    ...shown.map((progress) => frameLine(progress, board, screen, idColumn)),
    ...(hidden.length === 0 ? [] : [hiddenLine(hidden, screen)]),
  ];
}

/**
 * What stays on the terminal when a run is over: the header and a line for each task. Of a run that
 * is taller than the screen, tasks that just passed are counted, and those that never started are
 * left to the summary.
 */
export function finalFrame(board: TaskBoard, screen: Screen): string[] {
  if (board.snapshot === undefined) return [];
  const { tasks } = board;
  const fits = tasks.length <= screen.rows - spareRows;
  const named = fits ? tasks : tasks.filter(isWorthALine);
  const passed = fits ? 0 : tasks.filter(justPassed).length;
  const idColumn = idColumnOf(
    tasks.map(({ task }) => task.id),
    screen.columns,
  );
  return [
    runHeader(board.stage, board.snapshot, screen),
    ...named.flatMap((progress) => {
      const text = endText(progress, screen.nowMs, screen.style);
      return entryLines(screen, idColumn, { ...text, id: progress.task.id });
    }),
    ...(passed === 0 ? [] : [passedLine(passed, screen)]),
  ];
}

function isWorthALine(progress: TaskProgress): boolean {
  return !neverStarted(progress) && !justPassed(progress);
}

function neverStarted(progress: TaskProgress): boolean {
  if (progress.phase !== 'finished') return progress.phase === 'waiting';
  return progress.result.verdict === 'skipped' && progress.result.reason === 'cancelled';
}

function justPassed(progress: TaskProgress): boolean {
  if (progress.phase !== 'finished') return false;
  return progress.result.state === 'ran' && progress.result.verdict === 'pass';
}

function passedLine(count: number, { style }: Screen): string {
  const verb = count === 1 ? 'passes' : 'pass';
  return ` ${style.green(style.symbols.pass)} ${plural(count, 'task')} ${verb}`;
}

/** Running tasks first, then what went wrong, then the few that come next. */
function mostImportant(tasks: readonly TaskProgress[], room: number): TaskProgress[] {
  const next = tasks.filter(({ phase }) => phase === 'waiting').slice(0, shownWaiting);
  const candidates = tasks.filter((task) => rank(task) < rankOfWaiting).concat(next);
  const chosen = new Set(candidates.sort((a, b) => rank(a) - rank(b)).slice(0, room));
  return tasks.filter((task) => chosen.has(task));
}

function rank(progress: TaskProgress): number {
  if (progress.phase === 'running') return 0;
  if (progress.phase === 'waiting') return rankOfWaiting;
  switch (progress.result.verdict) {
    case 'block':
    case 'error':
      return 1;
    case 'warn':
      return 2;
    case 'pass':
    case 'skipped':
      return 4;
  }
}

function frameLine(
  progress: TaskProgress,
  board: TaskBoard,
  screen: Screen,
  idColumn: number,
): string {
  const { symbol, text, paint } = textOf(progress, board, screen);
  const { ellipsis } = screen.style.symbols;
  const id = padToWidth(cutMiddle(progress.task.id, idColumn, ellipsis), idColumn);
  const room = Math.max(0, screen.columns - textColumnOf(idColumn) - 1);
  return ` ${symbol} ${paint(`${id}  ${cutToWidth(text, room, ellipsis)}`)}`;
}

function textOf(progress: TaskProgress, board: TaskBoard, screen: Screen): TaskText {
  switch (progress.phase) {
    case 'waiting':
      return waitingText(progress, board, screen.style);
    case 'running':
      return runningText(progress, screen.nowMs, screen.style);
    case 'finished':
      return finishedText(progress.result, screen.style);
  }
}

function hiddenLine(hidden: readonly TaskProgress[], screen: Screen): string {
  const finished = hidden.flatMap((task) => (task.phase === 'finished' ? [task.result] : []));
  const counts = countVerdicts(finished);
  const unfinished = (phase: TaskProgress['phase']) =>
    hidden.filter((task) => task.phase === phase).length;
  const running = unfinished('running');
  const waiting = unfinished('waiting');
  if (running > 0) counts.push(`${running} running`);
  if (waiting > 0) counts.push(`${waiting} waiting`);
  const { dot, ellipsis } = screen.style.symbols;
  const text = `   and ${hidden.length} more: ${counts.join(` ${dot} `)}`;
  return screen.style.dim(cutToWidth(text, screen.columns - 1, ellipsis));
}
