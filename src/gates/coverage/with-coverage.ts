import type { Evidence } from '../../core/evidence.ts';
import type { CoverageReading } from './coverage-reading.ts';

/**
 * Adds to the evidence of tests what they executed. Without a reading it is not complete: what the
 * tests found still blocks, but nothing passes whose coverage was asked for and is not known.
 */
export function withCoverage(evidence: Evidence, reading: CoverageReading): Evidence {
  if (evidence.completeness === 'failed') return evidence;
  if (!reading.ok) {
    const incomplete = evidence.completeness === 'complete' ? undefined : evidence.note;
    return { ...evidence, completeness: 'degraded', note: incomplete ?? reading.reason };
  }
  return {
    ...evidence,
    metrics: [...evidence.metrics, ...reading.metrics],
    coverage: reading.files,
  };
}
