import { countMetric } from '../count-metric.ts';

/** Of every run of nextest. */
export const nextestMetrics = [
  countMetric('tests', 'higher', 'Tests that ran'),
  countMetric('skipped-tests', 'lower', 'Tests that did not run'),
  countMetric('flaky-tests', 'lower', 'Tests that passed only when they were run again'),
];
