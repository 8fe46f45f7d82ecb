import type { CvssMetrics } from './metrics.ts';

const impact = { H: 0.56, L: 0.22, N: 0 };
const weights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: impact,
  I: impact,
  A: impact,
};
const privileges: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  U: { N: 0.85, L: 0.62, H: 0.27 },
  C: { N: 0.85, L: 0.68, H: 0.5 },
};

/**
 * The base score of CVSS 3.0 and 3.1, from 0 to 10 with one decimal.
 *
 * Source: https://www.first.org/cvss/v3-1/specification-document, section 7.1 and appendix A
 *
 * @returns undefined when a base metric is missing or unknown
 */
export function baseScoreV3(metrics: CvssMetrics): number | undefined {
  const weight = (name: string) => weights[name]?.[metrics.get(name) ?? ''] ?? Number.NaN;
  const scope = metrics.get('S') ?? '';
  const privilege = privileges[scope]?.[metrics.get('PR') ?? ''] ?? Number.NaN;
  const exploitability = 8.22 * weight('AV') * weight('AC') * privilege * weight('UI');
  const lost = 1 - (1 - weight('C')) * (1 - weight('I')) * (1 - weight('A'));
  if (Number.isNaN(exploitability + lost)) return undefined;
  const changed = scope === 'C';
  const impactScore = changed ? 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15 : 6.42 * lost;
  if (impactScore <= 0) return 0;
  return roundUp(Math.min((changed ? 1.08 : 1) * (impactScore + exploitability), 10));
}

/** To the next tenth, but not for what only the representation of numbers has added. */
function roundUp(score: number): number {
  const whole = Math.round(score * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}
