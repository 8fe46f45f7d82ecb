import type { Metric } from '../../core/metric.ts';
import type { MetricDescription } from '../define-gate.ts';
import type { K6Metric } from './summary.ts';

/** What `metricsOf` delivers; k6 and the test give the names. */
export const k6Metrics: readonly MetricDescription[] = [
  ...['avg', 'med', 'p95', 'p99', 'max'].map((statistic) => ({
    name: `*/${statistic}`,
    unit: '*',
    better: 'lower' as const,
    about: `${statistic} of a trend, such as http_req_duration/${statistic} in ms`,
  })),
  {
    name: '*/rate',
    unit: '*',
    about: 'A share in %, such as checks/rate, or http_reqs/rate in /s',
  },
  { name: '*/count', unit: 'count', about: 'How many there were, such as http_reqs/count' },
  { name: '*/value', unit: 'count', better: 'lower', about: 'The last value of a gauge' },
];

/** Parts of a request, of which the duration is the sum, and what says nothing about the target. */
const leftOut =
  /^(?:http_req_(?:blocked|connecting|tls_handshaking|sending|receiving)|data_\w+|vus(?:_max)?)(?:\{|$)/;

/** Trends that k6 itself measures are times in milliseconds; of others it does not say what they are. */
const measuresTime = /^(?:http_req_|iteration_|group_|ws_|grpc_|browser_)/;

/** What is the better the more of it there is. */
const isGood = /^(?:checks|http_reqs|iterations)(?:\{|$)/;

/**
 * The numbers of a load test by k6's names for them: `http_req_duration/p95` in ms,
 * `http_req_failed/rate` in %, `http_reqs/rate` in `/s`.
 */
export function metricsOf(metrics: Readonly<Record<string, K6Metric>>): Metric[] {
  return Object.entries(metrics)
    .filter(([name]) => !leftOut.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, metric]) => valuesOf(name, metric));
}

function valuesOf(name: string, metric: K6Metric): Metric[] {
  const better = isGood.test(name) ? 'higher' : 'lower';
  const value = (statistic: string, amount: number, unit: string): Metric => ({
    name: `${name}/${statistic}`,
    value: amount,
    unit,
    better,
  });
  switch (metric.kind) {
    case 'trend': {
      const unit = measuresTime.test(name) ? 'ms' : 'count';
      return [
        value('avg', metric.avg, unit),
        value('med', metric.med, unit),
        value('p95', metric['p(95)'], unit),
        value('p99', metric['p(99)'], unit),
        value('max', metric.max, unit),
      ];
    }
    case 'rate':
      return [value('rate', metric.value * 100, '%')];
    case 'counter':
      return [value('count', metric.count, 'count'), value('rate', metric.rate, '/s')];
    case 'gauge':
      return [value('value', metric.value, 'count')];
  }
}
