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

const suite = z.object({ type: z.literal('suite') });
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
 * Reads nextest's libtest JSON, one event a line. Suites are passed over: nextest opens and closes
 * one anew where a test is retried late. Not every ignored test has an event.
 *
 * Format: https://nexte.st/docs/machine-readable/libtest-json/
 *
 * @returns the tests that ended, or undefined where a line is none of nextest's
 */
export function parseTestEvents(lines: readonly string[]): FinishedTest[] | undefined {
  const finished: FinishedTest[] = [];
  for (const text of lines) {
    if (text.trim() === '') continue;
    const parsed = parseLine(text);
    if (parsed === undefined) return undefined;
    if (parsed.type !== 'test') continue;
    const { name, event, stdout = '', reason } = parsed;
    if (event !== 'ok' && event !== 'failed') continue;
    finished.push({
      name: name.replace(attemptsAtEnd, '').replace('$', ' '),
      event,
      attempts: Number(attemptsAtEnd.exec(name)?.[1] ?? 1),
      output: stdout,
      ...(reason === undefined ? {} : { reason }),
    });
  }
  return finished;
}

function parseLine(text: string): z.output<typeof line> | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
