import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import { metricsOf } from './metrics.ts';
import { type Check, checksOf, type K6Metric, k6Summary } from './summary.ts';

type Metrics = Readonly<Record<string, K6Metric>>;

/**
 * Reads the exported summary. k6 ends well when every request fails, when the test throws and when a
 * threshold is about requests that were never made, so all of that is looked for here.
 */
export function readK6(run: ToolRun, { script }: { readonly script: string }): Evidence {
  const read = readJson(k6Summary, run.reports.summary);
  if (read === undefined) return failedEvidence('k6 wrote no summary that can be read');
  const { metrics, root_group: root } = read;
  const crossed = crossedThresholds(metrics);
  if (crossed.length > 0 !== (run.exitCode === 99)) {
    return failedEvidence(
      `k6 ended with exit code ${run.exitCode} but crossed ${crossed.length} thresholds`,
    );
  }
  const wrong = loggedError(run.stderr) ?? emptyThreshold(metrics);
  const { iterations } = metrics;
  return {
    completeness: wrong === undefined ? 'complete' : 'degraded',
    examined: {
      count: iterations?.kind === 'counter' ? iterations.count : 0,
      unit: 'iterations',
    },
    findings: [
      ...crossed,
      ...checkFindings(checksOf(root), metrics),
      ...trafficFindings(metrics),
    ].map((finding) => ({ ...finding, file: script })),
    metrics: metricsOf(metrics),
    ...(wrong === undefined ? {} : { note: wrong }),
  };
}

function crossedThresholds(metrics: Metrics): Finding[] {
  return Object.entries(metrics).flatMap(([name, metric]) =>
    Object.entries(metric.thresholds ?? {})
      .filter(([, isCrossed]) => isCrossed)
      .map(([condition]) => problem('threshold', 'error', `${name}: ${condition} does not hold`)),
  );
}

/** Failed checks alone do not make k6 fail; where a threshold is about them, it decides. */
function checkFindings(checks: readonly Check[], metrics: Metrics): Finding[] {
  if (hasThreshold(metrics, 'checks')) return [];
  return checks
    .filter(({ fails }) => fails > 0)
    .map(({ path, fails, passes }) =>
      problem('check', 'warning', `${nameOf(path)}: failed ${fails} of ${fails + passes} times`),
    );
}

/** `::group::is found` */
function nameOf(path: string): string {
  return path.split('::').filter(Boolean).join(' › ');
}

function trafficFindings(metrics: Metrics): Finding[] {
  const { http_req_failed: failed, dropped_iterations: dropped } = metrics;
  const findings: Finding[] = [];
  // Here a “pass” is a request of which it is true that it failed.
  if (failed?.kind === 'rate' && failed.passes > 0) {
    const all = failed.fails === 0;
    const message = `${failed.passes} of ${failed.passes + failed.fails} requests failed`;
    if (all || !hasThreshold(metrics, 'http_req_failed')) {
      findings.push(problem('http_req_failed', all ? 'error' : 'warning', message));
    }
  }
  if (dropped?.kind === 'counter' && dropped.count > 0) {
    const message = `${dropped.count} iterations were not started: too few virtual users`;
    findings.push(problem('dropped_iterations', 'warning', message));
  }
  return findings;
}

function hasThreshold(metrics: Metrics, name: string): boolean {
  return Object.entries(metrics).some(
    ([key, { thresholds }]) =>
      (key === name || key.startsWith(`${name}{`)) && Object.keys(thresholds ?? {}).length > 0,
  );
}

function problem(rule: string, severity: Finding['severity'], message: string): Finding {
  return { tool: 'k6', rule, severity, message };
}

/** What the test threw; what it prints, and that thresholds were crossed, is an error in the log too. */
function loggedError(stderr: string): string | undefined {
  const messages = stderr
    .split('\n')
    .filter((line) => line.includes('"level":"error"') && !line.includes('"source":"console"'))
    .map((line) => /"msg":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? line)
    .filter((message) => !message.includes('thresholds on metrics'));
  const [first] = messages;
  if (first === undefined) return undefined;
  return `the test failed ${messages.length} times: ${(first.split('\\n')[0] ?? first).slice(0, 200)}`;
}

/** A condition on what was never measured holds; requests with a tag that none has, for instance. */
function emptyThreshold(metrics: Metrics): string | undefined {
  const [name] =
    Object.entries(metrics).find(
      ([, metric]) => Object.keys(metric.thresholds ?? {}).length > 0 && isEmpty(metric),
    ) ?? [];
  return name && `there is a threshold on ${name}, and nothing of it was measured`;
}

function isEmpty(metric: K6Metric): boolean {
  switch (metric.kind) {
    case 'trend':
      return metric.max === 0 && metric.min === 0;
    case 'rate':
      return metric.passes + metric.fails === 0;
    case 'counter':
    case 'gauge':
      return false;
  }
}
