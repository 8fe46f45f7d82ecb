import type { NotMirrored, Survey } from './detected.ts';
import { isAside, type RepositoryFiles } from './repository-files.ts';

interface Unadapted {
  readonly name: RegExp;
  readonly why: string;
}

/** What a repository can hold that no adapter judges yet. */
const unadapted: readonly Unadapted[] = [
  { name: /^(.+\.)?(Docker|Container)file(\..+)?$/, why: 'no adapter builds or lints images yet' },
  { name: /^(docker-)?compose(\..+)?\.ya?ml$/, why: 'its services are not started for gates' },
  { name: /^go\.mod$/, why: 'no adapter for Go yet; run: go vet ./... && go test ./...' },
  {
    name: /^(pom\.xml|build\.gradle(\.kts)?)$/,
    why: 'no adapter for the JVM; give it a run: gate',
  },
  {
    name: /^(CMakeLists\.txt|meson\.build)$/,
    why: 'no adapter for C and C++; give it a run: gate',
  },
  {
    name: /^(Gemfile|composer\.json|Package\.swift|mix\.exs|.+\.(csproj|sln))$/,
    why: 'no adapter for its language; give it a run: gate',
  },
  {
    name: /^([Mm]akefile|justfile|Taskfile\.ya?ml)$/,
    why: 'its targets are not read; run: calls them',
  },
  { name: /^\.pre-commit-config\.yaml$/, why: 'its hooks are not read; make gates of them' },
];

/** Names what no gate judges, so that nobody takes its absence for a pass. */
export function detectUnadapted(files: RepositoryFiles): Survey {
  const notMirrored = unadapted.flatMap(({ name, why }) =>
    files
      .below('.', name)
      .filter((path) => !isAside(path))
      .map((what) => ({ what, why })),
  );
  return { projects: [], notMirrored };
}

/**
 * Directories of samples and fixtures whose manifests were left alone.
 * @param judged roots of the projects that were not
 */
export function leftAside(
  files: RepositoryFiles,
  judged: ReadonlySet<string>,
): readonly NotMirrored[] {
  const counts = new Map<string, number>();
  for (const path of files.below('.', /^(Cargo\.toml|package\.json|pyproject\.toml)$/)) {
    const directory = path.slice(0, path.lastIndexOf('/') + 1);
    if (!isAside(path) || judged.has(directory.slice(0, -1))) continue;
    const top = directory.split('/').slice(0, 2).join('/').replace(/\/$/, '');
    counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => ({
    what,
    why: `taken for a sample, a fixture or a dependency: ${count} ${count === 1 ? 'manifest' : 'manifests'} left alone`,
  }));
}
