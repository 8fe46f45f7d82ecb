import type { MetricDescription } from '../define-gate.ts';

const executed = {
  line: 'Lines with code that the tests execute',
  branch: 'Branches that the tests take',
  function: 'Functions that the tests call',
  region: 'Regions of code that the tests execute',
  statement: 'Statements that the tests execute',
} as const;

/** The shares that a coverage report holds, as `metricsOf` names them. */
export function coverageMetrics(...what: readonly (keyof typeof executed)[]): MetricDescription[] {
  return what.map((share) => ({
    name: `${share}-coverage`,
    unit: '%',
    better: 'higher',
    about: executed[share],
  }));
}
