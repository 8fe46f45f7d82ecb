import { type MacroVector, macroVectorScore } from './macro-vector-scores.ts';
import type { CvssMetrics } from './metrics.ts';

/** Values of each metric from the gravest on; the index is the distance from it in steps. */
const subsequent = 'SHLN';
const values: Readonly<Record<string, string>> = {
  AV: 'NALP',
  PR: 'NLH',
  UI: 'NPA',
  AC: 'LH',
  AT: 'NP',
  VC: 'HLN',
  VI: 'HLN',
  VA: 'HLN',
  SC: subsequent,
  SI: subsequent,
  SA: subsequent,
  CR: 'HML',
  IR: 'HML',
  AR: 'HML',
  E: 'APU',
};

/** What a vector that leaves these out is scored with. */
const defaults: Readonly<Record<string, string>> = { E: 'A', CR: 'H', IR: 'H', AR: 'H' };

/** The metrics of EQ1, EQ2, EQ3 with EQ6, and EQ4; each letter of a gravest vector is one value. */
const groups = [
  ['AV', 'PR', 'UI'],
  ['AC', 'AT'],
  ['VC', 'VI', 'VA', 'CR', 'IR', 'AR'],
  ['SC', 'SI', 'SA'],
] as const;

/** The gravest vectors of each level of a group, and how many steps deep that level is. */
interface Extent {
  readonly gravest: readonly string[];
  readonly depth: number;
}

const extents: readonly Readonly<Record<string, Extent>>[] = [
  {
    0: { gravest: ['NNN'], depth: 1 },
    1: { gravest: ['ANN', 'NLN', 'NNP'], depth: 4 },
    2: { gravest: ['PNN', 'ALP'], depth: 5 },
  },
  { 0: { gravest: ['LN'], depth: 1 }, 1: { gravest: ['HN', 'LP'], depth: 2 } },
  {
    '00': { gravest: ['HHHHHH'], depth: 7 },
    '01': { gravest: ['HHLMMH', 'HHHMMM'], depth: 6 },
    '10': { gravest: ['LHHHHH', 'HLHHHH'], depth: 8 },
    '11': { gravest: ['LHLHMH', 'LHHHMM', 'HLHMHM', 'HLLMHH', 'LLHHHM'], depth: 8 },
    '21': { gravest: ['LLLHHH'], depth: 10 },
  },
  {
    0: { gravest: ['HSS'], depth: 6 },
    1: { gravest: ['HHH'], depth: 5 },
    2: { gravest: ['LLL'], depth: 4 },
  },
];

type Get = (name: string) => string;

/**
 * The score of CVSS 4.0 from 0 to 10 with one decimal: that of the vector's macro vector, less the
 * mean share of the way to the next lower ones. Threat and environmental metrics count where given.
 *
 * Source: https://www.first.org/cvss/v4-0/cvss-v40-specification.pdf, section 8
 *
 * @returns undefined when a metric is missing or unknown
 */
export function scoreV4(metrics: CvssMetrics): number | undefined {
  const get: Get = (name) =>
    given(metrics, `M${name}`) ?? given(metrics, name) ?? defaults[name] ?? '';
  if (!Object.entries(values).every(([name, known]) => isOneOf(get(name), known))) return undefined;
  if (['VC', 'VI', 'VA', 'SC', 'SI', 'SA'].every((name) => get(name) === 'N')) return 0;
  const macro = macroVectorOf(get);
  const score = macroVectorScore(macro);
  if (score === undefined) return undefined;
  const drops = nextLower(macro).flatMap((lower, index) =>
    lower === undefined ? [] : [(score - lower) * shareOfWay(index, macro, get)],
  );
  const drop = drops.reduce((sum, each) => sum + each, 0) / (drops.length || 1);
  return Math.round((Math.min(Math.max(score - drop, 0), 10) + 1e-6) * 10) / 10;
}

/** `X` means that nothing is said about the metric. */
function given(metrics: CvssMetrics, name: string): string | undefined {
  const value = metrics.get(name);
  return value === 'X' ? undefined : value;
}

function isOneOf(value: string, known: string): boolean {
  return value.length === 1 && known.includes(value);
}

function macroVectorOf(get: Get): MacroVector {
  const free = [get('AV') === 'N', get('PR') === 'N', get('UI') === 'N'];
  const grave = [get('VC') === 'H', get('VI') === 'H', get('VA') === 'H'];
  const required = [get('CR') === 'H', get('IR') === 'H', get('AR') === 'H'];
  const reaches = (value: string, names: readonly string[]) =>
    names.some((name) => get(name) === value);
  const [confidential = false, integer = false] = grave;
  return [
    free.every(Boolean) ? 0 : free.some(Boolean) && get('AV') !== 'P' ? 1 : 2,
    get('AC') === 'L' && get('AT') === 'N' ? 0 : 1,
    confidential && integer ? 0 : grave.some(Boolean) ? 1 : 2,
    reaches('S', ['SI', 'SA']) ? 0 : reaches('H', ['SC', 'SI', 'SA']) ? 1 : 2,
    'APU'.indexOf(get('E')),
    grave.some((is, index) => is && required[index]) ? 0 : 1,
  ];
}

/** Scores one level below, for each group and, last, for EQ5; undefined where there is no lower one. */
function nextLower([eq1, eq2, eq3, eq4, eq5, eq6]: MacroVector): readonly (number | undefined)[] {
  const lower3 = macroVectorScore([eq1, eq2, eq3 + 1, eq4, eq5, eq6]);
  const lower6 = macroVectorScore([eq1, eq2, eq3, eq4, eq5, eq6 + 1]);
  const both = eq3 === 0 && eq6 === 0 ? Math.max(lower3 ?? 0, lower6 ?? 0) : (lower6 ?? lower3);
  return [
    macroVectorScore([eq1 + 1, eq2, eq3, eq4, eq5, eq6]),
    macroVectorScore([eq1, eq2 + 1, eq3, eq4, eq5, eq6]),
    both,
    macroVectorScore([eq1, eq2, eq3, eq4 + 1, eq5, eq6]),
    macroVectorScore([eq1, eq2, eq3, eq4, eq5 + 1, eq6]),
  ];
}

/** How far a group is from the gravest vector above it, of the depth of its level. EQ5 has none. */
function shareOfWay(index: number, [eq1, eq2, eq3, eq4, , eq6]: MacroVector, get: Get): number {
  const level = [eq1, eq2, `${eq3}${eq6}`, eq4][index];
  const extent = extents[index]?.[String(level)];
  if (extent === undefined) return 0;
  for (const gravest of extent.gravest) {
    const steps = (groups[index] ?? []).map((name, at) => {
      const known = values[name] ?? '';
      return known.indexOf(get(name)) - known.indexOf(gravest.charAt(at));
    });
    if (steps.every((step) => step >= 0)) {
      return steps.reduce((sum, step) => sum + step, 0) / extent.depth;
    }
  }
  return 0;
}
