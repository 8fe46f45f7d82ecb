import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../../src/core/run-result.ts';
import { createReporter } from '../../../src/report/create-reporter.ts';
import { renderJson } from '../../../src/report/json.ts';
import { liveFrame } from '../../../src/report/live-frame.ts';
import { renderPlan } from '../../../src/report/plan.ts';
import { createStyle } from '../../../src/report/style.ts';
import { TaskBoard } from '../../../src/report/task-board.ts';
import type { RunEvent } from '../../../src/run/events.ts';
import { FakeTerminal } from './fake-terminal.ts';
import { runs } from './runs.ts';
import { eventsOf, play } from './sample-run.ts';

const style = createStyle({ env: {}, isTTY: false, noColor: true });
const evil = '\x1b[2J\x1b]0;owned\x07\r\x9b1A\x00\u202e\u2028\u200b\x7f';
/** Anything that is not printable, but for line ends and the parts of emoji. */
const dangerous = /[^\P{C}\n\u200d]|[\u2028\u2029]/u;

/** Names that the program itself chooses, and switches on. */
const words =
  /^(?:block|error|warn|pass|skipped|ran|cached|note|warning|higher|lower|commit|room|run|-.*)$/;

/** The value with the evil text in front of every text that comes from outside. */
function poison(value: unknown): unknown {
  if (typeof value === 'string') return words.test(value) ? value : evil + value;
  if (Array.isArray(value)) return value.map(poison);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, poison(inner)]));
}

const poisoned: readonly (readonly [string, RunResult])[] = Object.entries(runs).map(
  ([name, result]) => [name, poison(result) as RunResult],
);

describe.each(poisoned)('%s', (_name, result) => {
  test('reaches a log as plain text', async () => {
    const talk = new FakeTerminal();
    const reporter = await createReporter('plain', {
      talk: talk.asStream(),
      data: talk,
      style,
      readSource: () => `${evil}\n`.repeat(60),
    });
    const output: RunEvent = { kind: 'notice', message: evil };
    await play(reporter, [...eventsOf(result), output]);
    expect(talk.text).not.toMatch(dangerous);
    expect(talk.text).toContain('gate');
  });

  test('reaches a terminal as plain text', () => {
    const board = new TaskBoard(() => 0);
    for (const event of eventsOf(result).slice(0, -2)) board.apply(event);
    const id = result.tasks[0]?.id ?? '';
    board.apply({ kind: 'task-started', id, attempt: 1 });
    board.apply({ kind: 'task-output', id, line: evil });
    const screen = { style, columns: 80, rows: 24, nowMs: 100_000 };
    expect(liveFrame(board, screen).join('\n')).not.toMatch(dangerous);
  });

  test('reaches a program as it is, but escaped', () => {
    const text = renderJson(result);
    expect(text).not.toMatch(dangerous);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(result)));
  });

  test('reaches a plan as plain text', () => {
    const { stage, snapshot } = result;
    const tasks = result.tasks.map(({ id, needs, reason }) => ({
      id,
      needs: [...needs, evil],
      reason,
      decision: 'run' as const,
    }));
    const text = renderPlan({ stage, snapshot, tasks }, { style, columns: 80 });
    expect(text).not.toMatch(dangerous);
  });
});
