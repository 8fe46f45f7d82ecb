import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { Metric } from '../../core/metric.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import type { ImageSmokeOptions } from './options.ts';
import { growthOf, median } from './samples.ts';

const amount = z.number().min(0);

/** What the adapter needs of a `SmokeReport` (src/programs/docker/smoke-report.ts). */
const smokeReport = z.object({
  engine: z.literal('gate-smoke-image'),
  buildProblem: z.object({ message: z.string(), line: z.int().positive().optional() }).optional(),
  bounds: z.object({ memory: z.number().positive(), cpus: z.number().positive() }).optional(),
  readyAfterMs: amount.optional(),
  memory: z.array(amount),
  requests: z.int().min(0),
  responseTimes: z.array(amount),
  problems: z.array(z.object({ rule: z.string(), message: z.string() })),
  complete: z.literal(true),
});
type SmokeReport = z.output<typeof smokeReport>;

/** Reads what `gate smoke-image` printed. An image is only good when it was seen to run. */
export function readSmoke(run: ToolRun, options: ImageSmokeOptions): Evidence {
  const report = readJson(smokeReport, run.stdout);
  if (report === undefined || run.exitCode === 3) return failedEvidence(whyNone(run));
  const findings = findingsOf(report, options);
  if ((run.exitCode === 1) !== findings.length > 0) {
    return failedEvidence(`exit code ${run.exitCode} contradicts ${findings.length} problems`);
  }
  const missing = findings.length > 0 ? undefined : whatWasNotSeen(report, options);
  return {
    completeness: missing === undefined ? 'complete' : 'degraded',
    examined: {
      count: report.bounds === undefined && findings.length === 0 ? 0 : 1,
      unit: 'images',
    },
    findings,
    metrics: metricsOf(report),
    ...(missing === undefined ? {} : { note: missing }),
  };
}

function whyNone({ stderr }: ToolRun): string {
  const said = /^gate smoke-image: (.+)$/m.exec(stderr)?.[1];
  return said?.slice(0, 300) ?? 'the smoke test did not print a complete report';
}

function findingsOf(
  { buildProblem, problems }: SmokeReport,
  { build }: ImageSmokeOptions,
): Finding[] {
  const found = problems.map(
    ({ rule, message }): Finding => ({ tool: 'docker', rule, severity: 'error', message }),
  );
  if (buildProblem === undefined) return found;
  const { message, line } = buildProblem;
  const file = build === undefined ? {} : { file: build.dockerfile };
  const failed = { tool: 'docker', rule: 'build-failed', severity: 'error', message } as const;
  return [{ ...failed, ...file, ...(line === undefined ? {} : { line }) }, ...found];
}

function whatWasNotSeen(report: SmokeReport, { requests }: ImageSmokeOptions): string | undefined {
  if (report.bounds === undefined || report.readyAfterMs === undefined) {
    return 'the image was not seen to start';
  }
  if (report.memory.length === 0) return 'the memory of the container could not be measured';
  return report.requests < requests.length ? 'not every request was sent' : undefined;
}

function metricsOf({ memory, readyAfterMs, responseTimes }: SmokeReport): Metric[] {
  const metric = (name: string, value: number, unit: string): Metric[] => [
    { name, value, unit, better: 'lower' },
  ];
  return [
    ...(memory.length === 0 ? [] : metric('memory', Math.max(...memory), 'B')),
    ...(memory.length === 0 ? [] : metric('memory-growth', growthOf(memory), 'B')),
    ...(readyAfterMs === undefined ? [] : metric('start-time', readyAfterMs, 'ms')),
    ...(responseTimes.length === 0 ? [] : metric('response-time', median(responseTimes), 'ms')),
  ];
}
