import type { Diagnostic, SourceRange } from '../core/diagnostic.ts';
import { type ConfigPath, type ConfigSource, hasPath, pathInWords } from './config-source.ts';

/** Something wrong at a path of the config, not yet at a place of a file. */
export interface Problem {
  readonly path: ConfigPath;
  /** Whether the key is wrong, or its value. */
  readonly at: 'key' | 'value';
  readonly message: string;
  readonly why?: readonly string[];
  readonly next?: readonly string[];
}

/** Takes problems as they are found, so that all are reported together. */
export type Report = (problem: Problem) => void;

/**
 * Places a problem: in the last of the files that has its path (the one that won), or where the
 * nearest parent stands when there is no such path, because something is missing.
 * @param sources in the order in which they are merged
 */
export function placeProblem(problem: Problem, sources: readonly ConfigSource[]): Diagnostic {
  const { path, at, message, ...advice } = problem;
  for (let length = path.length; length >= 0; length--) {
    const existing = path.slice(0, length);
    const source = sources.findLast(({ value }) => hasPath(value, existing));
    if (source === undefined) continue;
    const range = source.rangeOf(existing, length === path.length ? at : 'key');
    if (range !== undefined) return { message, range, ...advice };
    const words = pathInWords(path);
    return {
      message: `${source.shown}: ${words === '' ? '' : `${words}: `}${message}`,
      ...advice,
    };
  }
  return { message, ...advice };
}

/** The place of a path in the last of the files that has it. */
export function findRange(
  path: ConfigPath,
  of: 'key' | 'value',
  sources: readonly ConfigSource[],
): SourceRange | undefined {
  return sources.findLast(({ value }) => hasPath(value, path))?.rangeOf(path, of);
}

/** By file, in the order in which files first appear, then by position; without a position first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ range }) => range?.file))];
  const unique = new Map(diagnostics.map((it) => [fingerprint(it), it]));
  return [...unique.values()].sort(
    (a, b) =>
      files.indexOf(a.range?.file) - files.indexOf(b.range?.file) ||
      (a.range?.line ?? 0) - (b.range?.line ?? 0) ||
      (a.range?.column ?? 0) - (b.range?.column ?? 0),
  );
}

function fingerprint({ range, message }: Diagnostic): string {
  return `${range?.file}:${range?.line}:${range?.column} ${message}`;
}
