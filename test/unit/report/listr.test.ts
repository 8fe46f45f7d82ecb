import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RunResult } from '../../../src/core/run-result.ts';
import { createReporter } from '../../../src/report/create-reporter.ts';
import { createStyle } from '../../../src/report/style.ts';
import { textWidth } from '../../../src/report/text-width.ts';
import type { Reporter, RunEvent } from '../../../src/run/events.ts';
import { FakeTerminal } from './fake-terminal.ts';
import { runs } from './runs.ts';
import { eventsOf, sampleRun, sampleSource, sampleTask } from './sample-run.ts';

const style = createStyle({ env: {}, isTTY: true, noColor: true });
const open: Reporter[] = [];

async function start(terminal: FakeTerminal, clock = { ms: 0 }): Promise<Reporter> {
  const reporter = await createReporter('listr', {
    talk: terminal.asStream(),
    data: { write: () => expect.unreachable('live tasks are no data') },
    style,
    readSource: sampleSource,
    now: () => clock.ms,
  });
  open.push(reporter);
  return reporter;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((reporter) => reporter.close()));
});

const header = ' gate  pre-push · 9f3c1e2 “Speed up the handshake” · judged in a room';
const { snapshot } = sampleRun([]);

const announced: RunEvent = {
  kind: 'run-started',
  stage: 'pre-push',
  snapshot,
  tasks: [
    { id: 'fmt', needs: [], exclusive: false },
    { id: 'compile', needs: [], exclusive: false, expectedMs: 18_000 },
    { id: 'test', needs: ['compile'], exclusive: false },
    { id: 'audit', needs: [], exclusive: false },
    { id: 'bench', needs: [], exclusive: true },
    { id: 'doc', needs: [], exclusive: false },
    { id: 'image', needs: [], exclusive: false },
  ],
};

describe('live tasks', () => {
  test('one line a task: how far it is, or what it waits for', async () => {
    const terminal = new FakeTerminal();
    const clock = { ms: 0 };
    const reporter = await start(terminal, clock);
    const doc = sampleTask('doc', { state: 'cached', reason: '2 hours ago' });
    const image = sampleTask('image', {
      state: 'skipped',
      verdict: 'skipped',
      reason: 'Dockerfile and docker/ did not change since origin/main, and that is all of it',
    });
    reporter.handle(announced);
    reporter.handle({ kind: 'task-finished', result: doc });
    reporter.handle({ kind: 'task-finished', result: image });
    reporter.handle({ kind: 'task-started', id: 'fmt', attempt: 1 });
    reporter.handle({ kind: 'task-finished', result: sampleTask('fmt') });
    reporter.handle({ kind: 'task-started', id: 'compile', attempt: 2 });
    reporter.handle({ kind: 'task-output', id: 'compile', line: 'Compiling serde' });
    clock.ms = 11_200;
    expect(await terminal.shows('compile                  ')).toBe(
      [
        header,
        ' ✔ fmt                      0.4s',
        ' ⠹ compile                  11s of about 18s · attempt 2',
        ' ◌ test                     waits for compile',
        ' ◌ audit                    waits for a slot',
        ' ◌ bench                    waits to be alone',
        ' = doc                      cached, 2 hours ago',
        ' - image                    skipped: Dockerfile and docker/ did not change sin…',
      ].join('\n'),
    );
    clock.ms = 65_000;
    await terminal.shows('1m 05s of about 18s · attempt 2 · Compiling serde');
  });

  test('a task that runs alone is what the others wait for', async () => {
    const terminal = new FakeTerminal();
    const reporter = await start(terminal);
    reporter.handle(announced);
    reporter.handle({ kind: 'task-started', id: 'bench', attempt: 1 });
    await terminal.shows(' ◌ fmt                      waits for bench, which runs alone');
  });

  test.each(['blocked', 'mixed', 'not-judged', 'skipped-and-cached', 'long-and-foreign-ids'])(
    'what stays of a run is what a log shows: %s',
    async (name) => {
      const terminal = new FakeTerminal(80, 200);
      const reporter = await start(terminal);
      const result = runs[name] ?? expect.unreachable();
      for (const event of eventsOf(result)) reporter.handle(event);
      await reporter.close();
      const written = terminal.text.slice(terminal.text.lastIndexOf(' gate  '));
      await expect(written).toMatchFileSnapshot(`screens/${name}.txt`);
      expect(terminal.cursorIsHidden()).toBe(false);
    },
  );

  test('a run in which everything had been judged before leaves one line', async () => {
    const terminal = new FakeTerminal();
    const reporter = await start(terminal);
    for (const event of eventsOf(runs['nothing-new'] ?? expect.unreachable())) {
      reporter.handle(event);
    }
    await reporter.close();
    expect(await terminal.screen()).toBe(
      ' gate  pre-push · 9f3c1e2 · everything already judged 2 hours ago',
    );
  });
});

describe('more tasks than the screen has rows', () => {
  const many: RunResult = runs['two-hundred-tasks'] ?? expect.unreachable();

  test('the frame fits, and shows what runs', async () => {
    const terminal = new FakeTerminal(80, 24);
    const reporter = await start(terminal);
    const [started, ...events] = eventsOf(many);
    if (started === undefined) return expect.unreachable();
    reporter.handle(started);
    for (const event of events.slice(0, 301)) reporter.handle(event);
    const screen = await terminal.shows('and 19');
    expect(screen.split('\n').length).toBeLessThanOrEqual(20);
    expect(screen).toContain(' ✖ gate0[component-120,stable]');
    expect(screen).toMatch(/ ⠋ gate\d+\[component-\d+,stable\] {2,}0s\n/);
    expect(screen).toMatch(/and 19\d more: 1\d\d pass · 2 cached · 2 skipped · \d\d waiting$/);
    expect(await terminal.scrolled()).toBe(0);
  });

  test('what stays names all but those that just passed', async () => {
    const terminal = new FakeTerminal(80, 24);
    const reporter = await start(terminal);
    for (const event of eventsOf(many)) reporter.handle(event);
    await reporter.close();
    await expect(await terminal.screen()).toMatchFileSnapshot('screens/two-hundred-tasks-live.txt');
  });

  test('a terminal that becomes smaller gets smaller frames', async () => {
    const terminal = new FakeTerminal(100, 40);
    const clock = { ms: 0 };
    const reporter = await start(terminal, clock);
    const [started] = eventsOf(many);
    if (started === undefined) return expect.unreachable();
    reporter.handle(started);
    reporter.handle({ kind: 'task-started', id: 'gate0[component-0,stable]', attempt: 1 });
    await terminal.shows('and 19');
    terminal.resize(40, 8);
    terminal.text = '';
    clock.ms = 11_000;
    await terminal.shows('11s');
    const lines = terminal.text
      .replace(/\p{Cc}\[[0-9;?]*[A-Za-z]/gu, '')
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThanOrEqual(4);
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(40);
  });
});

describe('an interrupted run', () => {
  test('says how far it got, and gives the cursor and the stream back', async () => {
    const terminal = new FakeTerminal();
    const write = terminal.write;
    const reporter = await start(terminal);
    reporter.handle(announced);
    reporter.handle({ kind: 'task-started', id: 'fmt', attempt: 1 });
    reporter.handle({ kind: 'task-finished', result: sampleTask('fmt') });
    reporter.handle({ kind: 'task-started', id: 'compile', attempt: 1 });
    await terminal.shows('0s of about 18s');
    expect(terminal.cursorIsHidden()).toBe(true);
    await reporter.close();
    expect(terminal.cursorIsHidden()).toBe(false);
    expect(terminal.write).toBe(write);
    expect(await terminal.screen()).toBe(
      [
        header,
        ' ✔ fmt                      0.4s',
        ' - compile                  interrupted after 0s',
        ...['test', 'audit', 'bench', 'doc', 'image'].map(
          (id) => ` - ${id.padEnd(23)}  not started: interrupted`,
        ),
        '',
        ' interrupted   1 passes · 6 not judged                              0.0s',
      ].join('\n'),
    );
  });

  test('leaves no listener behind', async () => {
    const before = process.listenerCount('SIGINT');
    const terminal = new FakeTerminal();
    const reporter = await start(terminal);
    reporter.handle(announced);
    expect(process.listenerCount('SIGINT')).toBe(before);
    await reporter.close();
  });
});

test('what others write meanwhile is kept, and shown when the screen is free again', async () => {
  const terminal = new FakeTerminal();
  const reporter = await start(terminal);
  reporter.handle(announced);
  await terminal.shows('waits for a slot');
  terminal.write('a warning of somebody\n');
  await reporter.close();
  expect(await terminal.screen()).toContain('a warning of somebody');
});

test('live tasks are loaded for terminals only', async () => {
  vi.resetModules();
  const loaded = vi.fn();
  vi.doMock('listr2', () => {
    loaded();
    return {};
  });
  const { createReporter: create } = await import('../../../src/report/create-reporter.ts');
  const talk = new FakeTerminal().asStream();
  for (const kind of ['plain', 'json', 'silent'] as const) {
    await create(kind, { talk, data: talk, style, readSource: sampleSource });
  }
  expect(loaded).not.toHaveBeenCalled();
  vi.doUnmock('listr2');
});
