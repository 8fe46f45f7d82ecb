import type { JudgedSnapshot } from '../core/run-result.ts';
import { cleanSnapshot } from './clean-event.ts';
import { formatSeconds } from './duration.ts';
import { toJsonText } from './json.ts';
import { idColumnOf, type Page, roomAfter } from './page.ts';
import { runHeader } from './run-header.ts';
import { visibleLine } from './sanitize.ts';
import { padToWidth, textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

/** What `gate plan` shows: what would run, and why. */
export interface PlanView {
  readonly stage: string;
  readonly snapshot: JudgedSnapshot;
  /** In the order of the plan. */
  readonly tasks: readonly PlannedTaskView[];
}

interface PlannedTaskView {
  readonly id: string;
  /** Ids of the tasks that it waits for. */
  readonly needs: readonly string[];
  readonly decision: 'run' | 'cached' | 'skip';
  /** One sentence, without the decision: `no receipt`, `2 hours ago`, `docker/ did not change`. */
  readonly reason: string;
  /** How long it took last time, in milliseconds. */
  readonly expectedMs?: number;
}

/** The plan as an aligned list, each task with its reason and what it waits for. */
export function renderPlan(view: PlanView, page: Page): string {
  const tasks = view.tasks.map((task) => ({
    ...task,
    id: visibleLine(task.id),
    needs: task.needs.map(visibleLine),
    reason: visibleLine(task.reason),
  }));
  const idColumn = idColumnOf(
    tasks.map((task) => task.id),
    page.columns,
  );
  const lines = [
    runHeader(visibleLine(view.stage), cleanSnapshot(view.snapshot), page),
    ...tasks.flatMap((task) => taskLines(task, idColumn, page)),
    '',
    countsLine(view, page),
  ];
  return `${lines.join('\n')}\n`;
}

/** The plan as JSON, keys always in the same order. */
export function planToJson(view: PlanView): string {
  const { tree, commit, subject, source, place } = view.snapshot;
  return toJsonText({
    schemaVersion: 1,
    stage: view.stage,
    snapshot: { tree, commit, subject, source, place },
    tasks: view.tasks.map(({ id, needs, decision, reason, expectedMs }) => ({
      id,
      decision,
      reason,
      needs,
      expectedMs,
    })),
  });
}

function taskLines(task: PlannedTaskView, idColumn: number, page: Page): string[] {
  const { style } = page;
  const parts = [task.reason];
  if (task.decision === 'run') {
    if (task.needs.length > 0) parts.push(`after ${task.needs.join(', ')}`);
    if (task.expectedMs !== undefined) parts.push(`about ${formatSeconds(task.expectedMs)}`);
  }
  const start = ' cached  '.length + idColumn + 2;
  const text = parts.filter((part) => part !== '').join(` ${style.symbols.dot} `);
  const wrapped = wrapText(text, roomAfter(page, start));
  const head = ` ${task.decision.padEnd(6)}  ${padToWidth(task.id, idColumn)}`;
  const paint = task.decision === 'run' ? (line: string) => line : style.dim;
  const indented = (line: string) => paint(' '.repeat(start) + line);
  if (textWidth(task.id) > idColumn) return [paint(head), ...wrapped.map(indented)];
  const [first = '', ...rest] = wrapped;
  return [paint(`${head}  ${first}`.trimEnd()), ...rest.map(indented)];
}

function countsLine(view: PlanView, { style }: Page): string {
  const count = (decision: PlannedTaskView['decision']) =>
    view.tasks.filter((task) => task.decision === decision).length;
  const counts = [
    `${count('run')} to run`,
    `${count('cached')} cached`,
    `${count('skip')} skipped`,
  ];
  return ` ${counts.join(` ${style.symbols.dot} `)}`;
}
