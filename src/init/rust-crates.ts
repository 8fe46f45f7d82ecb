import { parse } from 'smol-toml';
import type { NotMirrored } from './detected.ts';
import { expandMembers, type WorkspaceMembers } from './expand-members.ts';
import { hasKey, stringAt, stringsAt, tableAt } from './manifest-value.ts';
import {
  directoryOf,
  isAside,
  isTable,
  joinPath,
  type RepositoryFiles,
  resolvePath,
} from './repository-files.ts';

export interface Crate extends PathDependencies {
  readonly root: string;
  readonly name: string;
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
    const members = workspaceMembers(files, root, manifest);
    for (const member of members.roots) taken.add(member);
    for (const other of manifests.keys()) if (members.excludes(other)) taken.add(other);
    units.push({ root, isWorkspace: true, crates: cratesAt(files, members.roots, manifest, root) });
    notMirrored.push(...members.notMirrored);
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
function workspaceMembers(
  files: RepositoryFiles,
  root: string,
  manifest: Manifest,
): WorkspaceMembers {
  const excludes = stringsAt(manifest, 'workspace', 'exclude').map((path) => `!${path}`);
  const patterns = [...stringsAt(manifest, 'workspace', 'members'), ...excludes];
  const members = expandMembers(files, joinPath(root, 'Cargo.toml'), patterns);
  const found = new Set(members.roots);
  if (hasKey(manifest, 'package')) found.add(root);
  for (const member of found) {
    const { dependsOn, testsWith } = pathDependencies(files, member, manifest, root);
    for (const dependency of [...dependsOn, ...testsWith]) {
      const isInside = root === '.' || dependency.startsWith(`${root}/`);
      const isCrate = files.has(joinPath(dependency, 'Cargo.toml'));
      if (isInside && isCrate && !members.excludes(dependency)) found.add(dependency);
    }
  }
  return { ...members, roots: [...found].sort() };
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
        ...pathDependencies(files, root, workspace, workspaceRoot),
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

interface PathDependencies {
  /** Roots of the crates that it is built from. */
  readonly dependsOn: readonly string[];
  /** Roots of those that only its tests need. */
  readonly testsWith: readonly string[];
}

/** Roots named by `path = …`, also through `workspace = true`. */
function pathDependencies(
  files: RepositoryFiles,
  root: string,
  workspace: Manifest,
  workspaceRoot: string,
): PathDependencies {
  const manifest = files.parse(joinPath(root, 'Cargo.toml'), parse);
  const shared = tableAt(workspace, 'workspace', 'dependencies');
  const places = [manifest, ...Object.values(tableAt(manifest, 'target'))];
  const rootsIn = (...keys: string[]): readonly string[] => {
    const tables = keys.flatMap((key) => places.map((place) => tableAt(place, key)));
    const roots = tables.flatMap(Object.entries).flatMap(([name, dependency]) => {
      const inherits = isTable(dependency) && dependency.workspace === true;
      const path = stringAt(inherits ? shared[name] : dependency, 'path');
      return path === undefined ? [] : (resolvePath(inherits ? workspaceRoot : root, path) ?? []);
    });
    return [...new Set(roots)].filter((path) => path !== root);
  };
  return {
    dependsOn: rootsIn('dependencies', 'build-dependencies'),
    testsWith: rootsIn('dev-dependencies'),
  };
}
