import { parse as parseYaml } from 'yaml';
import type { NotMirrored } from './detected.ts';
import { expandMembers, type WorkspaceMembers } from './expand-members.ts';
import { stringAt, stringsAt, tableAt } from './manifest-value.ts';
import { directoryOf, isAside, joinPath, type RepositoryFiles } from './repository-files.ts';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** A package.json with what its workspace adds to it. */
export interface NodePackage {
  readonly root: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  /** The root of its workspace; its own root outside of one. */
  readonly workspace: string;
  /** Names of the packages that it can call: its own dependencies and those of its workspace. */
  readonly installed: ReadonlySet<string>;
  /** Roots of the members of its workspace that it depends on. */
  readonly dependsOn: readonly string[];
  /** Roots of those that only its tests or tools need. */
  readonly testsWith: readonly string[];
  readonly manager: PackageManager;
}

type Manifest = Readonly<Record<string, unknown>>;

const lockfiles: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

const runtime = ['dependencies', 'optionalDependencies', 'peerDependencies'];
const all = [...runtime, 'devDependencies'];

/** The packages of a repository; those in directories of samples only when a workspace names them. */
export function findNodePackages(files: RepositoryFiles): {
  packages: readonly NodePackage[];
  notMirrored: readonly NotMirrored[];
} {
  const read = (root: string): readonly (readonly [string, Manifest])[] => {
    const manifest = files.parse(joinPath(root, 'package.json'), JSON.parse);
    return manifest === undefined ? [] : [[root, manifest]];
  };
  const roots = files.below('.', /^package\.json$/).filter((path) => !isAside(path));
  const manifests = new Map(roots.map(directoryOf).flatMap(read));
  const workspaceOf = new Map<string, string>();
  const notMirrored: NotMirrored[] = [];
  for (const [root, manifest] of [...manifests]) {
    const members = membersOf(files, root, manifest);
    for (const member of members.roots) {
      workspaceOf.set(member, root);
      for (const [added, text] of manifests.has(member) ? [] : read(member))
        manifests.set(added, text);
    }
    for (const other of manifests.keys()) if (members.excludes(other)) manifests.delete(other);
    notMirrored.push(...members.notMirrored);
  }
  const workspaces = { manifests, of: (root: string) => workspaceOf.get(root) ?? root };
  return {
    packages: [...manifests.keys()].map((root) => packageAt(files, root, workspaces)),
    notMirrored,
  };
}

interface Workspaces {
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** The root of a package's workspace; its own outside of one. */
  readonly of: (root: string) => string;
}

function packageAt(
  files: RepositoryFiles,
  root: string,
  { manifests, of }: Workspaces,
): NodePackage {
  const manifest = manifests.get(root) ?? {};
  const workspace = of(root);
  const top = manifests.get(workspace) ?? {};
  const siblings = [...manifests].filter(([other]) => other !== root && of(other) === workspace);
  const rootsOf = (names: ReadonlySet<string>) =>
    siblings.flatMap(([other, { name }]) => (names.has(String(name)) ? [other] : []));
  return {
    root,
    manifest,
    workspace,
    installed: new Set([...dependenciesOf(manifest, all), ...dependenciesOf(top, all)]),
    dependsOn: rootsOf(dependenciesOf(manifest, runtime)),
    testsWith: rootsOf(dependenciesOf(manifest, ['devDependencies'])),
    manager: managerOf(files, root, top),
  };
}

function membersOf(files: RepositoryFiles, root: string, manifest: Manifest): WorkspaceMembers {
  const pnpm = files.parse(joinPath(root, 'pnpm-workspace.yaml'), (text) => parseYaml(text));
  return expandMembers(files, joinPath(root, 'package.json'), [
    ...stringsAt(manifest, 'workspaces'),
    ...stringsAt(manifest, 'workspaces', 'packages'),
    ...stringsAt(pnpm, 'packages'),
  ]);
}

function dependenciesOf(manifest: Manifest, fields: readonly string[]): ReadonlySet<string> {
  return new Set(fields.flatMap((field) => Object.keys(tableAt(manifest, field))));
}

/** By the `packageManager` field, else by the nearest lockfile, else npm. */
function managerOf(files: RepositoryFiles, root: string, workspace: Manifest): PackageManager {
  const declared = stringAt(workspace, 'packageManager')?.split('@')[0];
  for (const [, manager] of lockfiles) if (declared === manager) return manager;
  for (let directory = root; ; directory = directoryOf(directory)) {
    for (const [name, manager] of lockfiles) {
      if (files.has(joinPath(directory, name))) return manager;
    }
    if (directory === '.') return 'npm';
  }
}
