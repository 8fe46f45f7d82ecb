import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { SkippedFile } from './scan-copy-report.ts';

/** A directory with the files of a tree under their own names, and older versions of them apart. */
export class TreeCopy {
  readonly #directory: string;
  readonly #source: string;
  readonly #skipped: SkippedFile[] = [];
  #files = 0;
  #versions = 0;

  constructor(directory: string, source: string) {
    this.#directory = directory;
    this.#source = source;
    mkdirSync(directory, { recursive: true });
  }

  get files(): number {
    return this.#files;
  }

  get versions(): number {
    return this.#versions;
  }

  get skipped(): readonly SkippedFile[] {
    return this.#skipped;
  }

  /** Not as a hard link: that changes the file's times, and git would have to read it again. */
  add(path: string): void {
    const [from, to] = [join(this.#source, path), join(this.#directory, path)];
    try {
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(from, to, constants.COPYFILE_FICLONE);
      this.#files++;
    } catch (error) {
      const code = codeOf(error);
      this.skip({ path, reason: code === 'ENOENT' ? 'not-found' : 'unreadable' });
    }
  }

  /** Adds a version of a file, unless the copy holds the same one under its own name. */
  addVersion(folder: string, path: string, content: Buffer): void {
    const own = join(this.#directory, path);
    if (isFile(own) && readFileSync(own).equals(content)) return;
    this.#versions++;
    this.write(join(folder, String(this.#versions), path), content);
  }

  write(path: string, content: Buffer | string): void {
    const to = join(this.#directory, path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, content);
  }

  skip(file: SkippedFile): void {
    this.#skipped.push(file);
  }

  /** A name at the top of the copy that no file of the tree has. */
  freeName(wanted: string): string {
    return existsSync(join(this.#directory, wanted)) ? this.freeName(`${wanted}-`) : wanted;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The code of what the system refused; anything else is a bug. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') throw error;
  return code;
}
