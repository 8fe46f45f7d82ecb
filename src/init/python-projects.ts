import { parse as parseToml } from 'smol-toml';
import type { NotMirrored } from './detected.ts';
import { expandMembers } from './expand-members.ts';
import { stringAt, stringsAt, tableAt } from './manifest-value.ts';
import { parseIni } from './parse-ini.ts';
import { normalName, requirementsOf } from './python-requirements.ts';
import {
  directoryOf,
  fileName,
  isAside,
  joinPath,
  type RepositoryFiles,
} from './repository-files.ts';

/** A directory that Python code is installed from. */
export interface PythonProject {
  readonly root: string;
  readonly name: string;
  /** pyproject.toml; empty without one. */
  readonly pyproject: Readonly<Record<string, unknown>>;
  /** Section names of setup.cfg, tox.ini. */
  readonly sections: ReadonlySet<string>;
  /** Names of the packages that it requires, for whatever purpose, as PyPI spells them. */
  readonly requires: ReadonlySet<string>;
  /** Roots of the projects of this repository that it is built from. */
  readonly dependsOn: readonly string[];
}

const manifests = /^(pyproject\.toml|setup\.py|setup\.cfg|requirements[\w.-]*\.(txt|in))$/;

/** The Python projects of a repository; those in directories of samples only as members of uv's. */
export function findPythonProjects(files: RepositoryFiles): {
  projects: readonly PythonProject[];
  notMirrored: readonly NotMirrored[];
} {
  const roots = new Set(
    files
      .below('.', manifests)
      .filter((path) => !isAside(path))
      .map((path) => directoryOf(path).replace(/(^|\/)requirements$/, '') || '.'),
  );
  const notMirrored: NotMirrored[] = [];
  for (const root of [...roots]) {
    const workspace = tableAt(readPyproject(files, root), 'tool', 'uv', 'workspace');
    const excludes = stringsAt(workspace, 'exclude').map((pattern) => `!${pattern}`);
    const patterns = [...stringsAt(workspace, 'members'), ...excludes];
    const members = expandMembers(files, joinPath(root, 'pyproject.toml'), patterns);
    for (const member of members.roots) roots.add(member);
    for (const other of [...roots]) if (members.excludes(other)) roots.delete(other);
    notMirrored.push(...members.notMirrored);
  }
  const bare = [...roots].sort().map((root) => readProject(files, root));
  const rootOf = new Map(bare.map(({ name, root }) => [name, root]));
  return {
    projects: bare.map(({ paths, ...project }) => ({
      ...project,
      dependsOn: dependsOn(project, paths, rootOf),
    })),
    notMirrored,
  };
}

function readPyproject(files: RepositoryFiles, root: string): Record<string, unknown> {
  return files.parse(joinPath(root, 'pyproject.toml'), parseToml) ?? {};
}

function readProject(files: RepositoryFiles, root: string) {
  const pyproject = readPyproject(files, root);
  const ini = ['setup.cfg', 'tox.ini'].map((name) =>
    parseIni(files.read(joinPath(root, name)) ?? ''),
  );
  const { names, paths } = requirementsOf(files, root, pyproject, ini);
  const name =
    stringAt(pyproject, 'project', 'name') ?? stringAt(pyproject, 'tool', 'poetry', 'name');
  return {
    root,
    name: normalName(name ?? (root === '.' ? 'root' : fileName(root))),
    pyproject,
    sections: new Set(ini.flatMap((file) => [...file.keys()])),
    requires: names,
    paths,
  };
}

function dependsOn(
  { root, pyproject, requires }: Omit<PythonProject, 'dependsOn'>,
  paths: readonly string[],
  rootOf: ReadonlyMap<string, string>,
): readonly string[] {
  const sources = tableAt(pyproject, 'tool', 'uv', 'sources');
  const siblings = Object.entries(sources)
    .filter(
      ([name, source]) =>
        requires.has(normalName(name)) && tableAt({ source }, 'source').workspace === true,
    )
    .flatMap(([name]) => rootOf.get(normalName(name)) ?? []);
  const known = new Set(rootOf.values());
  const found = [...siblings, ...paths].filter((path) => path !== root && known.has(path));
  return [...new Set(found)];
}
