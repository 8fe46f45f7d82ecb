import type { NotMirrored, RepositoryReader } from './detected.ts';

/** Directories whose manifests are somebody's sample or dependency, not part of what is built here. */
const asideDirectories =
  /(^|\/)(node_modules|vendor|third_party|target|dist|build|\.venv|venv|fixtures?|__fixtures__|testdata|test|tests|cases|examples?|samples?|templates?)\//;

/** The files of a repository, asked for by directory and name. */
export class RepositoryFiles {
  readonly paths: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #reader: RepositoryReader;
  readonly #unreadable = new Map<string, string>();

  constructor(reader: RepositoryReader) {
    this.#reader = reader;
    this.paths = [...reader.list()].sort();
    this.#known = new Set(this.paths);
  }

  has(path: string): boolean {
    return this.#known.has(path);
  }

  /** The text of a listed file; undefined, and noted, when it is not there or cannot be read. */
  read(path: string): string | undefined {
    if (!this.#known.has(path)) return undefined;
    const text = this.#reader.read(path);
    if (text === undefined) this.#unreadable.set(path, 'cannot be read');
    return text;
  }

  /**
   * A manifest's content by a parser that throws on bad syntax.
   * @returns undefined when the file is not there, or noted as unreadable when it is malformed
   */
  parse(path: string, parser: (text: string) => unknown): Record<string, unknown> | undefined {
    const text = this.read(path);
    if (text === undefined) return undefined;
    try {
      const value = parser(text);
      if (isTable(value)) return value;
      this.#unreadable.set(path, 'does not hold an object');
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#unreadable.set(path, `malformed: ${message.split('\n')[0]?.replace(/:$/, '')}`);
    }
    return undefined;
  }

  /** Manifests that could not be read, so far. */
  get unreadable(): readonly NotMirrored[] {
    return [...this.#unreadable].map(([what, why]) => ({ what, why }));
  }

  /** The first of these names that exists in a directory, as a path. */
  firstIn(root: string, names: readonly string[]): string | undefined {
    return names.map((name) => joinPath(root, name)).find((path) => this.#known.has(path));
  }

  /** Paths of the files in a directory, not below it. */
  directlyIn(root: string): readonly string[] {
    return this.paths.filter((path) => directoryOf(path) === root);
  }

  /** Paths whose last segment matches, in and below a directory. */
  below(root: string, name: RegExp): readonly string[] {
    const prefix = root === '.' ? '' : `${root}/`;
    return this.paths.filter((path) => path.startsWith(prefix) && name.test(fileName(path)));
  }
}

/** Whether a path lies in a directory of samples, fixtures or dependencies. */
export function isAside(path: string): boolean {
  return asideDirectories.test(path);
}

export function joinPath(root: string, path: string): string {
  return root === '.' ? path : `${root}/${path}`;
}

/** The directory of a path, `.` for the top. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * A path that a manifest in `root` names, relative to the top.
 * @returns undefined when it leads out of the repository
 */
export function resolvePath(root: string, path: string): string | undefined {
  const segments = root === '.' ? [] : root.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.length === 0 ? '.' : segments.join('/');
}

export function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
