import { stringAt, stringsAt, tableAt } from './manifest-value.ts';
import type { Ini } from './parse-ini.ts';
import { isTable, joinPath, type RepositoryFiles, resolvePath } from './repository-files.ts';

/** What a project requires, for whatever purpose. */
interface Requirements {
  /** Normal names: lower case, hyphens. */
  readonly names: ReadonlySet<string>;
  /** Directories of this repository, relative to its top, that are required by path. */
  readonly paths: readonly string[];
}

/** Reads requirements files, PEP 621 and 735, Poetry, uv, PDM and setup.cfg. */
export function requirementsOf(
  files: RepositoryFiles,
  root: string,
  pyproject: unknown,
  ini: readonly Ini[],
): Requirements {
  const lines = [
    ...requirementLines(files, root),
    ...stringsAt(pyproject, 'project', 'dependencies'),
    ...listsIn(tableAt(pyproject, 'project', 'optional-dependencies')),
    ...listsIn(tableAt(pyproject, 'dependency-groups')),
    ...listsIn(tableAt(pyproject, 'tool', 'pdm', 'dev-dependencies')),
    ...stringsAt(pyproject, 'tool', 'uv', 'dev-dependencies'),
    ...ini.flatMap(iniLines),
  ];
  const poetry = poetryTables(pyproject);
  const sources = tableAt(pyproject, 'tool', 'uv', 'sources');
  const paths = [
    ...lines.flatMap(
      (line) => /^(?:-e|--editable)?[\s=]*(\.{1,2}\/[^\s#;[]*)/.exec(line)?.[1] ?? [],
    ),
    ...[...poetry, sources]
      .flatMap(Object.values)
      .flatMap((value) => stringAt(value, 'path') ?? []),
  ];
  return {
    names: new Set([...lines, ...poetry.flatMap(Object.keys)].flatMap(nameOf)),
    paths: paths.flatMap((path) => resolvePath(root, path) ?? []),
  };
}

function requirementLines(files: RepositoryFiles, root: string): readonly string[] {
  const own = files.directlyIn(root).filter((path) => /requirements[\w.-]*\.(txt|in)$/.test(path));
  const kept = files
    .directlyIn(joinPath(root, 'requirements'))
    .filter((path) => /\.(txt|in)$/.test(path));
  return [...own, ...kept].flatMap((path) => (files.read(path) ?? '').split(/\r?\n/));
}

function listsIn(table: Record<string, unknown>): readonly string[] {
  return Object.keys(table).flatMap((key) => stringsAt(table, key));
}

function iniLines(ini: Ini): readonly string[] {
  const values = [
    ini.get('options')?.get('install_requires'),
    ini.get('options')?.get('tests_require'),
    ini.get('testenv')?.get('deps'),
    ...(ini.get('options.extras_require')?.values() ?? []),
  ];
  return values.flatMap((value) => value?.split('\n') ?? []);
}

function poetryTables(pyproject: unknown): readonly Record<string, unknown>[] {
  const poetry = tableAt(pyproject, 'tool', 'poetry');
  const groups = Object.values(tableAt(poetry, 'group')).filter(isTable);
  return [
    tableAt(poetry, 'dependencies'),
    tableAt(poetry, 'dev-dependencies'),
    ...groups.map((group) => tableAt(group, 'dependencies')),
  ];
}

/** The package that a requirement names: `Ruff[x] >= 0.9 ; python_version > "3"` is ruff. */
function nameOf(requirement: string): readonly string[] {
  const name = /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement)?.[1];
  return name === undefined ? [] : [normalName(name)];
}

/** PyPI's normal form: lower case, runs of `-`, `_` and `.` as one hyphen (PEP 503). */
export function normalName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
