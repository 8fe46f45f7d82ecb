import { countMetric } from '../count-metric.ts';

/** What every gate delivers that reads the output of Rust's test harness. */
export const testMetrics = [
  countMetric('passed-tests', 'higher', 'Tests that passed'),
  countMetric('ignored-tests', 'lower', 'Tests marked #[ignore] that did not run'),
];
