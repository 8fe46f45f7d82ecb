import { expect, test } from 'vitest';
import { createReporter, defaultReporterKind } from '../../../src/report/create-reporter.ts';
import { runHeader } from '../../../src/report/run-header.ts';
import { createStyle } from '../../../src/report/style.ts';
import { textWidth } from '../../../src/report/text-width.ts';
import { FakeTerminal } from './fake-terminal.ts';
import { eventsOf, play, sampleRun, sampleTask } from './sample-run.ts';

const style = createStyle({ env: {}, isTTY: false, noColor: true });

test.each([
  [true, false, 'listr'],
  [true, true, 'plain'],
  [false, false, 'plain'],
  [false, true, 'plain'],
])('terminal: %s, CI: %s: %s', (isTTY, ci, kind) => {
  expect(defaultReporterKind({ isTTY, ci })).toBe(kind);
});

test('the silent one is silent', async () => {
  const talk = new FakeTerminal();
  const reporter = await createReporter('silent', {
    talk: talk.asStream(),
    data: talk,
    style,
    readSource: () => undefined,
  });
  await play(reporter, eventsOf(sampleRun([sampleTask('fmt')])));
  expect(talk.text).toBe('');
});

test.each([
  ['a commit', {}, ' gate  pre-push · 9f3c1e2 “Speed up the handshake” · judged in a room'],
  ['the index', { commit: undefined, source: 'index' }, ' gate  pre-push · what is staged'],
  ['the work tree', { commit: undefined, source: 'worktree' }, ' gate  pre-push · the work tree'],
] as const)('the header names %s', (_name, different, expected) => {
  const { commit, subject, ...snapshot } = sampleRun([]).snapshot;
  const judged =
    'commit' in different
      ? { ...snapshot, source: different.source, place: 'work-tree' as const }
      : { ...snapshot, ...(commit && subject ? { commit, subject } : {}) };
  expect(runHeader('pre-push', judged, { style, columns: 80 })).toBe(expected);
});

test.each([80, 60, 41, 30])('the header fits into %d columns', (columns) => {
  const snapshot = { ...sampleRun([]).snapshot, subject: '長い件名'.repeat(40) };
  const header = runHeader('pre-push', snapshot, { style, columns });
  expect(textWidth(header)).toBeLessThanOrEqual(columns);
  expect(header).toContain('9f3c1e2');
});
