import * as z from 'zod';
import { runGate } from '../rig/run-gate.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';

/** As much of the JSON report as these tests look at; unit tests hold it to its schema. */
const jsonReport = z.object({
  verdict: z.string(),
  snapshot: z.object({ source: z.string(), place: z.string() }),
  tasks: z.array(
    z.object({
      id: z.string(),
      gate: z.string(),
      state: z.string(),
      verdict: z.string(),
      reason: z.string(),
      examined: z.object({ count: z.number(), unit: z.string() }).optional(),
      findings: z.array(
        z.object({
          rule: z.string(),
          severity: z.string(),
          level: z.string(),
          file: z.string().optional(),
          line: z.number().optional(),
        }),
      ),
      metrics: z.array(z.object({ name: z.string(), value: z.number() })),
    }),
  ),
});

export interface Judgement extends z.infer<typeof jsonReport> {
  /** The exit code. */
  readonly code: number;
}

/** Runs `gate check --stage ci --json` with more arguments and reads what it reports. */
export async function judge(
  repository: TestRepository,
  args: readonly string[],
): Promise<Judgement> {
  const { code, stdout, stderr } = await runGate(repository, [
    ...['check', '--stage', 'ci', '--json'],
    ...args,
  ]);
  if (stdout === '') throw new Error(`no report (${code}): ${stderr}`);
  return { code, ...jsonReport.parse(JSON.parse(stdout)) };
}

/** Each task with its verdict, in the order of the report. */
export function verdictsOf({ tasks }: Judgement): Record<string, string> {
  return Object.fromEntries(tasks.map(({ id, verdict }) => [id, verdict]));
}
