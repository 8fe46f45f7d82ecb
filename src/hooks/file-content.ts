import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';

export const fileContentSchema = z.strictObject({
  /** The bytes of the file, one character each (Latin-1), so that nothing is lost. */
  text: z.string(),
  mode: z.number(),
});
export type FileContent = z.infer<typeof fileContentSchema>;

/** The bytes and permissions of a file; nothing when there is no file. */
export async function readContent(path: string): Promise<FileContent | undefined> {
  try {
    const { mode } = await lstat(path);
    return { text: await readFile(path, 'latin1'), mode: mode & 0o777 };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Replaces a file at once: a shell that is reading the old one goes on reading the old one. */
export async function writeContent(path: string, { text, mode }: FileContent): Promise<void> {
  const temporary = `${path}.gate-${process.pid}`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(temporary, text, { encoding: 'latin1', mode, flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}
