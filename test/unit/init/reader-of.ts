import type { RepositoryReader } from '../../../src/init/detected.ts';

/** A repository that is held in memory. */
export function readerOf(files: Readonly<Record<string, string>>): RepositoryReader {
  return { list: () => Object.keys(files), read: (path) => files[path] };
}
