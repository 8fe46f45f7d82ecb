import type { TestRepository } from './temporary-repository.ts';

/** What a person reads, without what differs from run to run: paths, times and object ids. */
export function steadyOutput(text: string, repository: TestRepository): string {
  return text
    .replaceAll(repository.parent, '…')
    .replaceAll(/logs\/\d{4}-[\w-]+/g, 'logs/RUN')
    .replaceAll(/(?<= )\d+\.\d+s · /g, '')
    .replaceAll(/ +\d+\.\d+s(?=$| {3}exit)/gm, '')
    .replaceAll(/\b[0-9a-f]{40}\b/g, 'OBJECT')
    .replaceAll(/(?<=pre-push · )[0-9a-f]{7}\b/g, 'OBJECT');
}

/**
 * What is told when the run is over: its lines wrap alike however long a task took.
 * @returns steady
 */
export function closingOutput(text: string, repository: TestRepository): string {
  return steadyOutput(text.slice(text.indexOf('\n\n') + 2), repository);
}
