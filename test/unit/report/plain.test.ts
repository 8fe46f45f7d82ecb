import { describe, expect, test } from 'vitest';
import { createReporter } from '../../../src/report/create-reporter.ts';
import { createStyle } from '../../../src/report/style.ts';
import type { RunEvent } from '../../../src/run/events.ts';
import { FakeTerminal } from './fake-terminal.ts';
import { runs } from './runs.ts';
import { eventsOf, play, sampleRun, sampleSource, sampleTask } from './sample-run.ts';

const style = createStyle({ env: {}, isTTY: false, noColor: true });

async function printed(
  events: readonly RunEvent[],
  refusal?: string,
  dress = style,
): Promise<string> {
  const talk = new FakeTerminal();
  const reporter = await createReporter('plain', {
    talk: talk.asStream(),
    data: { write: () => expect.unreachable('plain text is no data') },
    style: dress,
    readSource: sampleSource,
    ...(refusal === undefined ? {} : { refusal }),
    now: () => 0,
  });
  await play(reporter, events);
  return talk.text;
}

describe('plain', () => {
  test.each(Object.entries(runs))('%s', async (name, result) => {
    await expect(await printed(eventsOf(result))).toMatchFileSnapshot(`screens/${name}.txt`);
  });

  test('an interrupted run says what had been judged, and what had not', async () => {
    const result = sampleRun(['fmt', 'clippy', 'test'].map((id) => sampleTask(id)));
    const events = eventsOf(result).slice(0, 4);
    expect(await printed(events)).toBe(
      [
        ' gate  pre-push · 9f3c1e2 “Speed up the handshake” · judged in a room',
        ' ✔ fmt                      0.4s',
        ' - clippy                   interrupted after 0s',
        '',
        ' interrupted   1 passes · 2 not judged                              0.0s',
        '',
      ].join('\n'),
    );
  });

  test('says at the end what became of the push, unless it may go', async () => {
    const refusal = 'push refused. Mend it, or push with --no-verify.';
    const blocked = sampleRun([sampleTask('fmt', { verdict: 'block', reason: 'no' })]);
    expect(await printed(eventsOf(blocked), refusal)).toContain(`\n ${refusal}\n`);
    const warned = sampleRun([sampleTask('fmt', { verdict: 'warn', reason: 'hm' })]);
    expect(await printed(eventsOf(warned), refusal)).not.toContain(refusal);
  });

  test('announces long tasks and further attempts only', async () => {
    const result = sampleRun([sampleTask('fmt'), sampleTask('test')]);
    const [started, ...others] = eventsOf(result);
    if (started?.kind !== 'run-started') return expect.unreachable();
    const tasks = started.tasks.map((task) => ({
      ...task,
      expectedMs: task.id === 'test' ? 65_000 : 400,
    }));
    const again: RunEvent = { kind: 'task-started', id: 'fmt', attempt: 2 };
    const text = await printed([{ ...started, tasks }, again, ...others]);
    expect(text.split('\n').slice(1, 5)).toEqual([
      ' ◌ fmt                      attempt 2',
      ' ✔ fmt                      0.4s',
      ' ◌ test                     started, about 1m 05s',
      ' ✔ test                     0.4s',
    ]);
  });

  test('prints each notice once, those that came on the way and those of the result', async () => {
    const result = sampleRun([sampleTask('fmt')], { notices: ['no history', 'no base'] });
    const events = eventsOf(result);
    const text = await printed([...events, { kind: 'notice', message: 'no history' }]);
    expect(text.match(/^ note: .*$/gm)).toEqual([' note: no history', ' note: no base']);
  });

  test('colours say nothing that the text does not', async () => {
    const colourful = createStyle({ env: { FORCE_COLOR: '1' }, isTTY: false, noColor: false });
    const events = eventsOf(runs.mixed ?? expect.unreachable());
    const text = await printed(events, undefined, colourful);
    expect(text.replace(/\p{Cc}\[\d+m/gu, '')).toBe(await printed(events));
    expect(text).not.toBe(await printed(events));
  });

  test('a terminal without Unicode gets ASCII', async () => {
    const ascii = createStyle({ env: { TERM: 'dumb' }, isTTY: true, noColor: false });
    const events = eventsOf(runs.mixed ?? expect.unreachable());
    expect(await printed(events, undefined, ascii)).toMatch(/^[\n\x20-\x7e]+$/);
  });

  test('prints nothing for a run that never started', async () => {
    expect(await printed([])).toBe('');
  });
});
