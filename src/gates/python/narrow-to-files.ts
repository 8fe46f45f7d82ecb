import type { TaskContext } from '../define-gate.ts';

/** Files that decide how Python tools judge all other files: with one of these, all are judged. */
const configNames = new Set([
  'pyproject.toml',
  'setup.cfg',
  'tox.ini',
  'ruff.toml',
  '.ruff.toml',
  '.isort.cfg',
  '.editorconfig',
  '.gitignore',
]);

/** So that the command line stays far from what the system accepts as one argument: 128 KiB. */
const mostFiles = 300;

/**
 * The files that a tool which judges each file by itself needs to look at in a narrowed run.
 *
 * @param paths what the tool is asked to judge otherwise, relative to the context's `cwd`
 * @param extensions of the files that the tool reads, with the dot
 * @returns files relative to `cwd`, or undefined where `paths` have to be judged as a whole
 */
export function narrowToFiles(
  context: TaskContext,
  paths: readonly string[],
  extensions: readonly string[],
): readonly string[] | undefined {
  const { files } = context;
  if (files === undefined || files.some(isConfig)) return undefined;
  const wanted = files.filter(
    (file) => extensions.some((extension) => file.endsWith(extension)) && isBelow(file, paths),
  );
  return wanted.length === 0 || wanted.length > mostFiles ? undefined : wanted;
}

function isConfig(file: string): boolean {
  return configNames.has(file.slice(file.lastIndexOf('/') + 1));
}

function isBelow(file: string, paths: readonly string[]): boolean {
  return paths.some((path) => {
    const folder = path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    if (folder === '' || folder === '.') return !file.startsWith('../');
    return file === folder || file.startsWith(`${folder}/`);
  });
}
