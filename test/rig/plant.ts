import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A mistake that is put into an example, and what has to come of it. */
export interface Plant {
  readonly name: string;
  /** The gate, by its name in the example's config, that has to block. */
  readonly gate: string;
  /** The finding that has to be among those that block. */
  readonly finding: {
    readonly rule: string;
    /** Relative to the root of the repository. */
    readonly file: string;
    readonly line: number;
    readonly column?: number;
  };
  /** Edits the work tree of the example's repository. */
  plant(directory: string): Promise<void>;
}

/** Replaces text that stands exactly once in a file; throws when the example has moved on. */
export async function replaceOnce(
  directory: string,
  file: string,
  [from, to]: readonly [string, string],
): Promise<void> {
  const path = join(directory, file);
  const parts = (await readFile(path, 'utf8')).split(from);
  if (parts.length !== 2) throw new Error(`${file}: ${parts.length - 1} times “${from}”`);
  await writeFile(path, parts.join(to));
}

/** Writes a file that the example does not have. */
export async function addFile(directory: string, file: string, text: string): Promise<void> {
  const path = join(directory, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' });
}
