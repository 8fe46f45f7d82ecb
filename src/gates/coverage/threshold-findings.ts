import type { Finding } from '../../core/finding.ts';

/** `ERROR: Coverage for lines (50%) does not meet global threshold (90%)` */
const threshold = /^ERROR: (Coverage for (\w+) .* does not meet .*threshold.*)$/gm;

/**
 * Thresholds in the project's own config that were not met. Vitest and c8 then fail, and say so on
 * stderr alone.
 */
export function thresholdFindings(tool: string, stderr: string): Finding[] {
  return [...stderr.matchAll(threshold)].map(([, message = '', what = '']) => ({
    tool,
    rule: `coverage-threshold-${what}`,
    severity: 'error',
    message,
  }));
}
