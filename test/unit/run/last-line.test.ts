import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lastLineReporter } from '../../../src/run/last-line.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

it('tells the last line that says something, at most ten times a second', () => {
  const told: string[] = [];
  const receive = lastLineReporter((line) => told.push(line));
  receive(Buffer.from('one\n  two  \n\n'));
  receive(Buffer.from('too soon\n'));
  vi.advanceTimersByTime(100);
  receive(Buffer.from('\n \n'));
  receive(Buffer.from(' 10 %\r 20 %\r'));
  expect(told).toEqual(['two', '20 %']);
});

it('looks only at the end of a chunk', () => {
  const told: string[] = [];
  lastLineReporter((line) => told.push(line))(Buffer.from(`start\n${'x'.repeat(10_000)}`));
  expect(told).toEqual(['x'.repeat(400)]);
});
