import { compareLevels } from '../core/level.ts';
import type { TaskResult } from '../core/run-result.ts';
import { findingLines, type ReadSource } from './finding-lines.ts';
import { metricLines } from './metric-lines.ts';
import { entryLines, type Page, roomAfter } from './page.ts';
import { plural } from './plural.ts';
import { quoteCommand } from './quote-command.ts';
import { finishedText } from './task-text.ts';

/** What a problem is told with. */
export interface ProblemContext {
  readonly page: Page;
  readonly idColumn: number;
  readonly readSource: ReadSource;
  readonly stage: string;
}

const mostFindings = 10;
/** The stage that `gate check` judges when none is named. */
const defaultStage = 'pre-push';

/** A task that needs a decision: why, the first of what was found, and the commands that help. */
export function problemLines(task: TaskResult, context: ProblemContext): string[] {
  const { page, idColumn } = context;
  const { symbol } = finishedText(task, page.style);
  const text = task.state === 'cached' ? `${task.reason} (cached)` : task.reason;
  const head = entryLines(page, idColumn, { symbol, id: task.id, text });
  const details = [...findingsOf(task, context), ...metricLines(task.metrics, page)];
  return [...head, ...(details.length === 0 ? [] : ['', ...details]), ...nextLines(task, context)];
}

/** Tasks that could not be judged for one and the same reason: told once. */
export function sharedErrorLines(tasks: readonly TaskResult[], context: ProblemContext): string[] {
  const [first] = tasks;
  if (first === undefined) return [];
  const { page, idColumn } = context;
  const { symbol } = finishedText(first, page.style);
  const id = plural(tasks.length, 'task');
  const names = entryLines(page, idColumn, {
    symbol: ' ',
    id: '',
    text: tasks.map((task) => task.id).join(', '),
  });
  const head = entryLines(page, idColumn, { symbol, id, text: first.reason });
  return [...head, ...names, ...commandLines(first.next ?? [], page)];
}

function findingsOf(task: TaskResult, { page, readSource }: ProblemContext): string[] {
  const context = { page, readSource, marksWarnings: task.verdict === 'block' };
  const relevant = task.findings
    .filter(({ level }) => level !== 'note')
    .sort((a, b) => compareLevels(a.level, b.level));
  const shown = relevant.slice(0, mostFindings).map((finding) => findingLines(finding, context));
  const lines = spaced(shown);
  const more = relevant.length - mostFindings;
  const notes = task.findings.length - relevant.length;
  const rest: string[] = [];
  if (more > 0) rest.push(`and ${more} more`);
  if (notes > 0) rest.push(plural(notes, 'note'));
  if (rest.length === 0) return lines;
  const where = task.log === undefined ? '' : ', in the log:';
  lines.push(...(lines.length > 0 ? [''] : []), `   ${rest.join(', ')}${where}`);
  if (task.log !== undefined) lines.push(`   ${task.log}`);
  return lines;
}

/** Findings with an empty line between them, unless both fit into two lines. */
function spaced(blocks: readonly (readonly string[])[]): string[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const close = before === undefined || (before.length <= 2 && block.length <= 2);
    return close ? block : ['', ...block];
  });
}

function nextLines(task: TaskResult, context: ProblemContext): string[] {
  const { page, stage } = context;
  const commands: string[] = [];
  if (task.fix !== undefined && task.verdict !== 'error') {
    commands.push(`mend:  ${mendCommand(task.fix, task, page)}`);
  }
  if (task.verdict === 'block') {
    const suffix = stage === defaultStage ? [] : ['--stage', stage];
    commands.push(`again: ${quoteCommand(['gate', 'check', task.gate, ...suffix])}`);
  }
  commands.push(...(task.next ?? []));
  const readsLog = task.verdict === 'error' || task.findings.some(({ file }) => file === undefined);
  if (readsLog && task.log !== undefined) commands.push(`log:   ${task.log}`);
  return commandLines(commands, page);
}

/** The tool's own command where it fits on a line; gate's, which runs it, where it does not. */
function mendCommand(fix: readonly string[], task: TaskResult, page: Page): string {
  const command = quoteCommand(fix, task.cwd);
  const fits = command.length <= roomAfter(page, '   mend:  '.length);
  return fits ? command : quoteCommand(['gate', 'check', '--fix', task.gate]);
}

/** Commands are never wrapped: they are there to be copied. */
function commandLines(commands: readonly string[], page: Page): string[] {
  return commands.map((command) => `   ${page.style.cyan(command)}`);
}
