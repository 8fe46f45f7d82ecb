import { parse } from 'smol-toml';
import type { NotMirrored } from './detected.ts';
import { expandMembers } from './expand-members.ts';
import { hasKey, stringAt, stringsAt, tableAt } from './manifest-value.ts';
import {
  directoryOf,
  isAside,
  isTable,
  joinPath,
  type RepositoryFiles,
  resolvePath,
} from './repository-files.ts';

export interface Crate {
  readonly root: string;
  readonly name: string;
  /** Roots of the crates that it depends on by path: what it is built from first, then for tests. */
  readonly dependsOn: readonly string[];
  readonly hasFeatures: boolean;
  readonly hasLibrary: boolean;
  readonly hasTests: boolean;
  readonly hasBenchmarks: boolean;
}

/** What one call of cargo can build: a workspace, or a crate that is in none. */
export interface CargoUnit {
  readonly root: string;
  readonly isWorkspace: boolean;
  readonly crates: readonly Crate[];
}

type Manifest = Record<string, unknown>;

/** Groups the crates of a repository the way cargo does; samples and fixtures only when members. */
export function findCargoUnits(files: RepositoryFiles): {
  units: readonly CargoUnit[];
  notMirrored: readonly NotMirrored[];
} {
  const manifests = readManifests(files);
  const notMirrored: NotMirrored[] = [];
  const units: CargoUnit[] = [];
  const taken = new Set<string>();
  for (const [root, manifest] of manifests) {
    if (!hasKey(manifest, 'workspace') || taken.has(root)) continue;
    const { roots, ghosts } = workspaceRoots(files, root, manifest);
    for (const member of roots) taken.add(member);
    units.push({ root, isWorkspace: true, crates: cratesAt(files, roots, manifest, root) });
    const why = `a member of the workspace in ${joinPath(root, 'Cargo.toml')}, and not in the tree`;
    notMirrored.push(...ghosts.map((ghost) => ({ what: joinPath(root, ghost), why })));
  }
  const alone = [...manifests].filter(
    ([root, manifest]) => !taken.has(root) && hasKey(manifest, 'package'),
  );
  for (const [root, manifest] of alone) {
    units.push({ root, isWorkspace: false, crates: cratesAt(files, [root], manifest, root) });
  }
  return { units, notMirrored };
}

function readManifests(files: RepositoryFiles): ReadonlyMap<string, Manifest> {
  const manifests = new Map<string, Manifest>();
  for (const path of files.below('.', /^Cargo\.toml$/)) {
    const manifest = isAside(path) ? undefined : files.parse(path, parse);
    if (manifest !== undefined) manifests.set(directoryOf(path), manifest);
  }
  return manifests;
}

/** Cargo adds the crates that members name by path, when they lie below the workspace. */
function workspaceRoots(files: RepositoryFiles, root: string, manifest: Manifest) {
  const excludes = stringsAt(manifest, 'workspace', 'exclude').map((path) => `!${path}`);
  const patterns = stringsAt(manifest, 'workspace', 'members');
  const { roots, ghosts } = expandMembers(files, root, [...patterns, ...excludes], 'Cargo.toml');
  const found = new Set(roots);
  if (hasKey(manifest, 'package')) found.add(root);
  for (const member of found) {
    const path = joinPath(member, 'Cargo.toml');
    for (const dependency of pathDependencies(files.parse(path, parse), member, manifest, root)) {
      const inside = root === '.' || dependency.startsWith(`${root}/`);
      if (inside && files.has(joinPath(dependency, 'Cargo.toml'))) found.add(dependency);
    }
  }
  return { roots: [...found].sort(), ghosts };
}

function cratesAt(
  files: RepositoryFiles,
  roots: readonly string[],
  workspace: Manifest,
  workspaceRoot: string,
): readonly Crate[] {
  return roots.flatMap((root) => {
    const manifest = files.parse(joinPath(root, 'Cargo.toml'), parse);
    if (manifest === undefined) return [];
    return [
      {
        root,
        name: stringAt(manifest, 'package', 'name') ?? root,
        dependsOn: pathDependencies(manifest, root, workspace, workspaceRoot),
        hasFeatures: Object.keys(tableAt(manifest, 'features')).some((name) => name !== 'default'),
        hasLibrary: hasKey(manifest, 'lib') || files.has(joinPath(root, 'src/lib.rs')),
        hasTests: files.below(root, /\.rs$/).some((path) => holdsTests(files.read(path) ?? '')),
        hasBenchmarks:
          hasKey(manifest, 'bench') || files.below(joinPath(root, 'benches'), /\.rs$/).length > 0,
      },
    ];
  });
}

/** Functions marked as tests, by whatever macro, and examples in documentation comments. */
function holdsTests(source: string): boolean {
  return /#\[[\w:]*\btest\b|^\s*\/\/[/!]\s*```/m.test(source);
}

/** Roots named by `path = …`, also through `workspace = true`; each once. */
function pathDependencies(
  manifest: Manifest | undefined,
  root: string,
  workspace: Manifest,
  workspaceRoot: string,
): readonly string[] {
  const shared = tableAt(workspace, 'workspace', 'dependencies');
  const targets = Object.values(tableAt(manifest, 'target'));
  const tables = ['dependencies', 'build-dependencies', 'dev-dependencies'].flatMap((key) =>
    [manifest, ...targets].map((table) => tableAt(table, key)),
  );
  const roots = tables.flatMap(Object.entries).flatMap(([name, dependency]) => {
    const inherits = isTable(dependency) && dependency.workspace === true;
    const path = stringAt(inherits ? shared[name] : dependency, 'path');
    const found =
      path === undefined ? undefined : resolvePath(inherits ? workspaceRoot : root, path);
    return found === undefined || found === root ? [] : [found];
  });
  return [...new Set(roots)];
}
