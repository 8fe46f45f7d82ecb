import type { TaskResult } from '../core/run-result.ts';

/**
 * How many tasks ended how, in the order of weight, without what is 0: `2 block`, `1 warns`,
 * `9 pass`, `4 cached`, `1 skipped`. A cached pass counts as cached, a cached warning as a warning.
 */
export function countVerdicts(tasks: readonly TaskResult[]): string[] {
  const count = (holds: (task: TaskResult) => boolean) => tasks.filter(holds).length;
  const block = count(({ verdict }) => verdict === 'block');
  const error = count(({ verdict }) => verdict === 'error');
  const warn = count(({ verdict }) => verdict === 'warn');
  const pass = count(({ verdict, state }) => verdict === 'pass' && state !== 'cached');
  const cached = count(({ verdict, state }) => verdict === 'pass' && state === 'cached');
  const skipped = count(({ verdict }) => verdict === 'skipped');
  const words: readonly (readonly [count: number, word: string])[] = [
    [block, block === 1 ? 'blocks' : 'block'],
    [error, error === 1 ? 'error' : 'errors'],
    [warn, warn === 1 ? 'warns' : 'warn'],
    [pass, pass === 1 ? 'passes' : 'pass'],
    [cached, 'cached'],
    [skipped, 'skipped'],
  ];
  return words.flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]));
}
