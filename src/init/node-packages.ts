import { parse as parseYaml } from 'yaml';
import type { NotMirrored } from './detected.ts';
import { expandMembers } from './expand-members.ts';
import { stringAt, stringsAt, tableAt } from './manifest-value.ts';
import { directoryOf, isAside, joinPath, type RepositoryFiles } from './repository-files.ts';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** A package.json with what its workspace adds to it. */
export interface NodePackage {
  readonly root: string;
  readonly name: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  /** The root of its workspace; its own root outside of one. */
  readonly workspace: string;
  /** Names of the packages that it can call: its own dependencies and those of its workspace. */
  readonly installed: ReadonlySet<string>;
  /** Roots of the members of its workspace that it depends on. */
  readonly dependsOn: readonly string[];
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

const dependencyFields = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
];

/** The packages of a repository; those in directories of samples only when a workspace names them. */
export function findNodePackages(files: RepositoryFiles): {
  packages: readonly NodePackage[];
  notMirrored: readonly NotMirrored[];
} {
  const workspaceOf = new Map<string, string>();
  const notMirrored: NotMirrored[] = [];
  const manifests = new Map<string, Manifest>();
  const admit = (root: string): void => {
    const manifest = files.parse(joinPath(root, 'package.json'), JSON.parse);
    if (manifest !== undefined) manifests.set(root, manifest);
  };
  for (const path of files.below('.', /^package\.json$/))
    if (!isAside(path)) admit(directoryOf(path));
  for (const [root, manifest] of [...manifests]) {
    const { roots, ghosts } = membersOf(files, root, manifest);
    for (const member of roots) {
      if (!manifests.has(member)) admit(member);
      workspaceOf.set(member, root);
    }
    const why = `a workspace of ${joinPath(root, 'package.json')}, and no package is there`;
    notMirrored.push(...ghosts.map((ghost) => ({ what: joinPath(root, ghost), why })));
  }
  const packages = [...manifests].map(([root, manifest]) => {
    const workspace = workspaceOf.get(root) ?? root;
    const siblings = [...manifests].filter(
      ([other]) => other !== root && (workspaceOf.get(other) ?? other) === workspace,
    );
    const installed = new Set([
      ...dependenciesOf(manifest),
      ...dependenciesOf(manifests.get(workspace) ?? {}),
    ]);
    return {
      root,
      name: stringAt(manifest, 'name') ?? root,
      manifest,
      workspace,
      installed,
      dependsOn: dependsOn(manifest, siblings),
      manager: managerOf(files, root, manifests.get(workspace) ?? manifest),
    };
  });
  return { packages, notMirrored };
}

function membersOf(files: RepositoryFiles, root: string, manifest: Manifest) {
  const pnpm = files.parse(joinPath(root, 'pnpm-workspace.yaml'), (text) => parseYaml(text));
  const patterns = [
    ...stringsAt(manifest, 'workspaces'),
    ...stringsAt(manifest, 'workspaces', 'packages'),
    ...stringsAt(pnpm, 'packages'),
  ];
  const { roots, ghosts } = expandMembers(files, root, patterns, 'package.json');
  return { roots: roots.filter((member) => !/(^|\/)node_modules\//.test(`${member}/`)), ghosts };
}

function dependenciesOf(manifest: Manifest): readonly string[] {
  return dependencyFields.flatMap((field) => Object.keys(tableAt(manifest, field)));
}

function dependsOn(
  manifest: Manifest,
  siblings: readonly (readonly [string, Manifest])[],
): readonly string[] {
  const names = new Set(dependenciesOf(manifest));
  return siblings
    .filter(([, sibling]) => names.has(stringAt(sibling, 'name') ?? ''))
    .map(([root]) => root);
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
