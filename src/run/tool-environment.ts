import { delimiter, join, relative } from 'node:path';
import { withoutRepositoryVariables } from '../git/hook-env.ts';

/** Where ecosystems put the programs of a project, relative to a directory of it. */
const binDirectories = [join('node_modules', '.bin'), join('.venv', 'bin')];

/**
 * The environment of a tool: that of gate, without the variables by which git tells a hook which
 * repository it runs in, and with the project's own programs first on PATH, the nearest before the
 * others, from the tool's directory up to the root of the tree.
 *
 * @param own variables of the gate and the adapter; they win
 */
export function toolEnvironment(
  inherited: NodeJS.ProcessEnv,
  root: string,
  cwd: string,
  own: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const local = directoriesUp(root, cwd).flatMap((directory) =>
    binDirectories.map((bin) => join(directory, bin)),
  );
  const path = [...local, own.PATH ?? inherited.PATH ?? ''].filter(Boolean).join(delimiter);
  return { ...withoutRepositoryVariables(inherited), ...own, PATH: path };
}

/** From `cwd` up to `root`, both included; `root` alone when `cwd` is outside of it. */
function directoriesUp(root: string, cwd: string): readonly string[] {
  const below = relative(root, cwd);
  if (below === '' || below === '..' || below.startsWith('../')) return [root];
  const parts = below.split('/');
  return [...parts.keys()]
    .map((index) => join(root, ...parts.slice(0, parts.length - index)))
    .concat(root);
}
