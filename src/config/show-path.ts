import { relative } from 'node:path';

/** A file as people are shown it: relative to the working directory where that is shorter. */
export function showPath(cwd: string, file: string): string {
  const short = relative(cwd, file);
  return short !== '' && short.length < file.length ? short.replaceAll('\\', '/') : file;
}
