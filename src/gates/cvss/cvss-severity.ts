import type { Severity } from '../../core/finding.ts';
import { parseCvss } from './metrics.ts';
import { baseScoreV3 } from './score-v3.ts';
import { scoreV4 } from './score-v4.ts';

/**
 * The score of a CVSS vector of version 3.0, 3.1 or 4.0.
 *
 * @returns undefined for any other vector, and for one that is not whole
 */
export function cvssScore(vector: string): number | undefined {
  const parsed = parseCvss(vector);
  switch (parsed?.version) {
    case '3.0':
    case '3.1':
      return baseScoreV3(parsed.metrics);
    case '4.0':
      return scoreV4(parsed.metrics);
    default:
      return undefined;
  }
}

/**
 * The severity that a score stands for. A score of 0, “none”, is `low`: it was reported nonetheless.
 *
 * Source: https://www.first.org/cvss/v3-1/specification-document, section 5; the same in 4.0
 */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'medium' : 'low';
}
