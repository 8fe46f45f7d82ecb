import type { DetectedComponent, NotMirrored, Project } from './detected.ts';
import { directoryOf, fileName } from './repository-files.ts';

/** The components of a monorepo, and the dependencies between them that could not be kept. */
interface NamedComponents {
  readonly components: readonly DetectedComponent[];
  readonly notMirrored: readonly NotMirrored[];
}

/**
 * A directory becomes a component when it has gates, or when something with gates is built from it.
 * The top directory never does: it would own every path that is outside of the others. One directory
 * alone becomes one too when it is not the top, because its tools must run there.
 *
 * @param projects one for each root
 */
export function nameComponents(projects: readonly Project[]): NamedComponents {
  const byRoot = new Map(projects.map((project) => [project.root, project]));
  const names = uniqueNames([...neededRoots(byRoot)].sort());
  const { kept, dropped } = withoutCycles(
    [...names.keys()],
    dependencies(byRoot, new Set(names.keys())),
  );
  const nameOf = (root: string) => names.get(root) ?? root;
  return {
    components: [...names].map(([root, name]) => ({
      name,
      root,
      dependsOn: [...(kept.get(root) ?? [])].map(nameOf).sort(),
    })),
    notMirrored: dropped.map(({ from, to }) => ({
      what: `${nameOf(from)} after a change in ${nameOf(to)}`,
      why: 'they depend on each other, and only the other direction is kept',
    })),
  };
}

function neededRoots(byRoot: ReadonlyMap<string, Project>): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (root: string): void => {
    const project = byRoot.get(root);
    if (project === undefined || needed.has(root)) return;
    needed.add(root);
    for (const dependency of [...project.dependsOn, ...project.testsWith]) visit(dependency);
  };
  for (const { root, gates } of byRoot.values()) if (root !== '.' && gates.length > 0) visit(root);
  needed.delete('.');
  return needed;
}

/** By the last part of the directory; by all of it where two would have the same name. */
function uniqueNames(roots: readonly string[]): ReadonlyMap<string, string> {
  const short = roots.map((root) => asName(fileName(root)));
  return new Map(
    roots.map((root, index) => {
      const name = short[index] ?? root;
      const isUnique = short.indexOf(name) === short.lastIndexOf(name);
      return [root, isUnique ? name : asName(root)];
    }),
  );
}

/** Names of components stand in ids of tasks: `test[web]`. */
function asName(path: string): string {
  return path.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
}

interface Edge {
  readonly from: string;
  readonly to: string;
}

/**
 * What components depend on, the dependencies to keep in any case first: the component around their
 * directory, because files there (a lockfile, a shared config) count for them; what they are built
 * from; what only their tests need. A component holds those inside of it anyway.
 */
function dependencies(
  byRoot: ReadonlyMap<string, Project>,
  roots: ReadonlySet<string>,
): readonly Edge[] {
  const edgesTo = (targets: (root: string) => readonly string[]): readonly Edge[] =>
    [...roots].flatMap((from) =>
      targets(from)
        .filter((to) => roots.has(to) && !to.startsWith(`${from}/`))
        .map((to) => ({ from, to })),
    );
  return [
    ...edgesTo((root) => containersOf(root, roots)),
    ...edgesTo((root) => byRoot.get(root)?.dependsOn ?? []),
    ...edgesTo((root) => byRoot.get(root)?.testsWith ?? []),
  ];
}

/** The nearest component around a directory, if any. */
function containersOf(root: string, roots: ReadonlySet<string>): readonly string[] {
  for (let at = directoryOf(root); at !== '.'; at = directoryOf(at)) if (roots.has(at)) return [at];
  return [];
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Keeps an edge unless it closes a circle of those kept before it. */
function withoutCycles(roots: readonly string[], edges: readonly Edge[]) {
  const kept = new Map(roots.map((root) => [root, new Set<string>()]));
  const dropped: Edge[] = [];
  for (const edge of edges) {
    if (reaches(kept, edge.to, edge.from)) dropped.push(edge);
    else kept.get(edge.from)?.add(edge.to);
  }
  return { kept, dropped };
}

function reaches(graph: Graph, from: string, to: string): boolean {
  return from === to || [...(graph.get(from) ?? [])].some((next) => reaches(graph, next, to));
}
