import type { TaskContext } from '../define-gate.ts';

/** More than this is no shorter than the whole project, and command lines have an end. */
const mostNamedFiles = 500;

/** A change of one of these can change the verdict on every other file. */
const concernsAll = new RegExp(
  [
    String.raw`(^|/)package(-lock)?\.json$`,
    String.raw`(^|/)(npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?)$`,
    String.raw`(^|/)[tj]sconfig[^/]*\.json$`,
    String.raw`(^|/)\.(eslint|prettier|editorconfig|gitignore|gitattributes|ignore)[^/]*$`,
    String.raw`(^|/)(eslint|prettier)\.config\.[^/]+$`,
    String.raw`(^|/)\.?biome\.jsonc?$`,
  ].join('|'),
);

/** What a tool is asked to look at. */
interface Target {
  /** Files or directories, safe from being taken for options. */
  readonly paths: readonly string[];
  /** Set when `paths` are single files instead of all that the config names. */
  readonly narrowed: boolean;
}

/**
 * The files of the context that lie below the configured paths; all of these paths when no file is
 * given, none lies there, or a changed config concerns files that did not change themselves.
 */
export function targetFiles(paths: readonly string[], { files }: TaskContext): Target {
  const all = { paths: paths.map(asPath), narrowed: false };
  if (files === undefined || files.some((file) => concernsAll.test(file))) return all;
  const named = files.filter((file) => paths.some((path) => contains(path, file)));
  if (named.length === 0 || named.length > mostNamedFiles) return all;
  return { paths: named.map((file) => `./${file}`), narrowed: true };
}

function contains(path: string, file: string): boolean {
  const directory = path.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  if (directory === '.' || directory === '') return !file.startsWith('../');
  return file === directory || file.startsWith(`${directory}/`);
}

/** A leading dash would make an option of it. */
function asPath(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}
