import { readFile, writeFile } from 'node:fs/promises';

/** Replaces the one place where `before` stands in a file; throws unless there is exactly one. */
export async function editFile(path: string, before: string, after: string): Promise<void> {
  const parts = (await readFile(path, 'utf8')).split(before);
  if (parts.length !== 2) {
    throw new Error(`${path} holds ${parts.length - 1} times what a plant replaces: ${before}`);
  }
  await writeFile(path, parts.join(after));
}
