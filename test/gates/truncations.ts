import { judge } from '../../src/policy/judge.ts';
import { evidenceOf, type RecordedCase } from './recorded-case.ts';

/**
 * Adapters of tools whose output has no end that could be looked for. Cut exactly between two of
 * its lines, it cannot be told from whole output; cut anywhere else, it can.
 */
const withoutEnd: Readonly<Record<string, string>> = {
  isort: 'prints a line a file, and nothing after the last one',
  'go-vet': 'prints a document a package, `{}` without its name for most, and nothing after them',
  'cargo-test': 'rustdoc says how long the doc tests took, and only when it merged some',
};

const mostLineEnds = 60;
const lastCharacters = 12;

/**
 * A run with each of the texts that its verdict rests on cut off, one at a time: at the tenths, at
 * the ends of lines, and within the last word. A text without which the run passes all the same is
 * not among them. The last line end alone makes no difference.
 */
export function truncations(sound: RecordedCase, id: string): RecordedCase[] {
  return textsOf(sound)
    .filter(({ shortened }) => judge(evidenceOf(shortened('')), {}).verdict !== 'pass')
    .flatMap(({ text, shortened }) =>
      cutsOf(text.trimEnd())
        .filter((cut) => withoutEnd[id] === undefined || !cut.endsWith('\n'))
        .map(shortened),
    );
}

interface Text {
  readonly text: string;
  shortened(cut: string): RecordedCase;
}

function textsOf(one: RecordedCase): Text[] {
  const { outcome, reports } = one;
  const streams = (['stdout', 'stderr'] as const).map((stream) => ({
    text: outcome[stream],
    shortened: (cut: string) => ({ ...one, outcome: { ...outcome, [stream]: cut } }),
  }));
  const files = Object.entries(reports).map(([name, text = '']) => ({
    text,
    shortened: (cut: string) => ({ ...one, reports: { ...reports, [name]: cut } }),
  }));
  return [...streams, ...files].filter(({ text }) => text.trim().length > 2);
}

function cutsOf(text: string): string[] {
  const tenths = Array.from({ length: 10 }, (_, tenth) => Math.floor((text.length * tenth) / 10));
  const last = Array.from({ length: lastCharacters }, (_, index) => text.length - 1 - index);
  const ends = [...text.matchAll(/\n/g)].slice(-mostLineEnds).map(({ index }) => index);
  const places = new Set([...tenths, ...last, ...ends, ...ends.map((end) => end + 1)]);
  return [...places].filter((place) => place >= 0).map((place) => text.slice(0, place));
}
