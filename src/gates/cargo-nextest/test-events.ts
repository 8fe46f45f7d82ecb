import * as z from 'zod';

/** The end of one test. */
export interface FinishedTest {
  /** `crate::binary tests::doubles` */
  readonly name: string;
  readonly event: 'ok' | 'failed';
  /** How often it was run. */
  readonly attempts: number;
  /** What a failed test has printed last. */
  readonly output: string;
  /** Why it failed when that was not the test's own doing: `time limit exceeded`. */
  readonly reason?: string;
}

const suite = z.object({ type: z.literal('suite'), event: z.enum(['started', 'ok', 'failed']) });
const test = z.object({
  type: z.literal('test'),
  event: z.enum(['started', 'ok', 'failed', 'ignored']),
  name: z.string(),
  stdout: z.string().optional(),
  reason: z.string().optional(),
});
const line = z.discriminatedUnion('type', [suite, test]);

const attemptsAtEnd = /#(\d+)$/;

/**
 * Reads nextest's libtest JSON, one event a line. Of suites no more is read than that each was
 * closed: nextest opens and closes one anew where a test is retried late. Not every ignored test has an event.
 *
 * Format: https://nexte.st/docs/machine-readable/libtest-json/
 *
 * @returns the tests that ended, or why they cannot be relied on, in one line
 */
export function parseTestEvents(lines: readonly string[]): FinishedTest[] | string {
  const finished: FinishedTest[] = [];
  let openSuites = 0;
  for (const text of lines.filter((candidate) => candidate.trim() !== '')) {
    const parsed = parseLine(text);
    if (parsed === undefined) return 'nextest printed what is no event of a test';
    if (parsed.type === 'suite') openSuites += parsed.event === 'started' ? 1 : -1;
    else finished.push(...endOf(parsed));
  }
  return openSuites === 0 ? finished : 'the events of nextest end within a suite';
}

function endOf({ name, event, stdout = '', reason }: z.output<typeof test>): FinishedTest[] {
  if (event !== 'ok' && event !== 'failed') return [];
  return [
    {
      name: name.replace(attemptsAtEnd, '').replace('$', ' '),
      event,
      attempts: Number(attemptsAtEnd.exec(name)?.[1] ?? 1),
      output: stdout,
      ...(reason === undefined ? {} : { reason }),
    },
  ];
}

function parseLine(text: string): z.output<typeof line> | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
