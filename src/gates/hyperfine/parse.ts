import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Metric } from '../../core/metric.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import type { HyperfineOptions } from './options.ts';

const seconds = z.number().min(0);

/** The JSON export; its times are in seconds, whatever unit is shown. */
const report = z.object({
  results: z.array(
    z.object({
      command: z.string(),
      mean: seconds,
      median: seconds,
      min: seconds,
      max: seconds,
      times: z.array(seconds),
      exit_codes: z.array(z.int().nullable()),
    }),
  ),
});
type Result = z.output<typeof report>['results'][number];

/** Metrics `NAME/mean`, `NAME/median` and `NAME/min` in ms for each command. */
export function readHyperfine(run: ToolRun, options: HyperfineOptions): Evidence {
  return run.exitCode === 0 ? readTimes(run, options) : readFailure(run, options);
}

/** hyperfine ends at the first command that fails, and only says with which exit code. */
function readFailure({ stdout, stderr }: ToolRun, { commands }: HyperfineOptions): Evidence {
  const [, code] = /^Error: Command terminated with non-zero exit code:? (\d+)/m.exec(stderr) ?? [];
  const begun = [...stdout.matchAll(/^Benchmark \d+: (\S+)$/gm)].map(([, name = '']) => name);
  const failed = begun.at(-1) ?? '';
  if (code === undefined || commands[failed] === undefined) {
    const reason = stderr.split('\n').find((line) => line.startsWith('Error: '));
    return failedEvidence(`hyperfine gave up${reason ? `: ${reason.slice(7, 200)}` : ''}`);
  }
  return {
    completeness: 'complete',
    examined: { count: begun.length, unit: 'commands' },
    findings: [
      {
        tool: 'hyperfine',
        rule: 'exit-code',
        severity: 'error',
        message: `${failed} ended with exit code ${code}: ${commands[failed]}`,
      },
    ],
    metrics: [],
  };
}

function readTimes(run: ToolRun, { commands, runs }: HyperfineOptions): Evidence {
  const read = readJson(report, run.reports.results);
  if (read === undefined) return failedEvidence('hyperfine wrote no report that can be read');
  const { results } = read;
  const names = Object.keys(commands);
  if (results.map(({ command }) => command).join('\n') !== names.join('\n')) {
    return failedEvidence(`hyperfine measured ${results.length} of ${names.length} commands`);
  }
  const short = results.find(({ times, exit_codes: codes }) => {
    return times.length !== runs || codes.length !== runs;
  });
  if (short !== undefined) {
    return failedEvidence(`hyperfine measured ${short.command} ${short.times.length} times`);
  }
  const failed = results.find(({ exit_codes: codes }) => codes.some((code) => code !== 0));
  if (failed !== undefined) return failedEvidence(`${failed.command} failed while it was measured`);
  const immeasurable = results.find(({ min }) => min === 0);
  return {
    completeness: immeasurable === undefined ? 'complete' : 'degraded',
    examined: { count: results.length * runs, unit: 'runs' },
    findings: [],
    metrics: results.flatMap(metricsOf),
    ...(immeasurable === undefined
      ? {}
      : { note: `${immeasurable.command} takes no longer than the shell: measure it with “none”` }),
  };
}

function metricsOf(result: Result): Metric[] {
  return (['mean', 'median', 'min'] as const).map((statistic) => ({
    name: `${result.command}/${statistic}`,
    value: result[statistic] * 1000,
    unit: 'ms',
    better: 'lower',
  }));
}
