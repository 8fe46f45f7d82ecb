import type { Gate } from './define-gate.ts';

/** An adapter that is loaded when it is asked for: a run needs few of them. */
interface RegistryEntry {
  readonly id: string;
  load(): Promise<Gate>;
}

/** Every adapter, in the order in which `gate list` shows them. One line each. */
const registry: readonly RegistryEntry[] = [
  { id: 'run', load: async () => (await import('./run-command/index.ts')).runCommand },
  { id: 'secrets', load: async () => (await import('./secrets/index.ts')).secrets },
  { id: 'gitleaks', load: async () => (await import('./gitleaks/index.ts')).gitleaks },
  { id: 'trufflehog', load: async () => (await import('./trufflehog/index.ts')).trufflehog },
  { id: 'kingfisher', load: async () => (await import('./kingfisher/index.ts')).kingfisher },
  {
    id: 'forbid-pattern',
    load: async () => (await import('./forbid-pattern/index.ts')).forbidPattern,
  },
  {
    id: 'commit-message',
    load: async () => (await import('./commit-message/index.ts')).commitMessage,
  },
  { id: 'ruff', load: async () => (await import('./ruff/index.ts')).ruff },
  { id: 'ruff-format', load: async () => (await import('./ruff-format/index.ts')).ruffFormat },
  { id: 'black', load: async () => (await import('./black/index.ts')).black },
  { id: 'isort', load: async () => (await import('./isort/index.ts')).isort },
  { id: 'mypy', load: async () => (await import('./mypy/index.ts')).mypy },
  { id: 'pytest', load: async () => (await import('./pytest/index.ts')).pytest },
  { id: 'bandit', load: async () => (await import('./bandit/index.ts')).bandit },
  { id: 'pip-audit', load: async () => (await import('./pip-audit/index.ts')).pipAudit },
  { id: 'tsc', load: async () => (await import('./tsc/index.ts')).tsc },
  { id: 'eslint', load: async () => (await import('./eslint/index.ts')).eslint },
  { id: 'prettier', load: async () => (await import('./prettier/index.ts')).prettier },
  { id: 'biome', load: async () => (await import('./biome/index.ts')).biome },
  { id: 'vitest', load: async () => (await import('./vitest/index.ts')).vitest },
  { id: 'jest', load: async () => (await import('./jest/index.ts')).jest },
  { id: 'knip', load: async () => (await import('./knip/index.ts')).knip },
  { id: 'npm-audit', load: async () => (await import('./npm-audit/index.ts')).npmAudit },
  { id: 'gofmt', load: async () => (await import('./gofmt/index.ts')).gofmt },
  { id: 'go-vet', load: async () => (await import('./go-vet/index.ts')).goVet },
  { id: 'go-test', load: async () => (await import('./go-test/index.ts')).goTest },
  { id: 'cargo-fmt', load: async () => (await import('./cargo-fmt/index.ts')).cargoFmt },
  { id: 'cargo-check', load: async () => (await import('./cargo-check/index.ts')).cargoCheck },
  { id: 'cargo-build', load: async () => (await import('./cargo-build/index.ts')).cargoBuild },
  { id: 'cargo-clippy', load: async () => (await import('./cargo-clippy/index.ts')).cargoClippy },
  { id: 'cargo-test', load: async () => (await import('./cargo-test/index.ts')).cargoTest },
  {
    id: 'cargo-nextest',
    load: async () => (await import('./cargo-nextest/index.ts')).cargoNextest,
  },
  { id: 'cargo-doc', load: async () => (await import('./cargo-doc/index.ts')).cargoDoc },
  { id: 'cargo-audit', load: async () => (await import('./cargo-audit/index.ts')).cargoAudit },
  { id: 'cargo-deny', load: async () => (await import('./cargo-deny/index.ts')).cargoDeny },
  {
    id: 'cargo-machete',
    load: async () => (await import('./cargo-machete/index.ts')).cargoMachete,
  },
  {
    id: 'cargo-outdated',
    load: async () => (await import('./cargo-outdated/index.ts')).cargoOutdated,
  },
  {
    id: 'cargo-tarpaulin',
    load: async () => (await import('./cargo-tarpaulin/index.ts')).cargoTarpaulin,
  },
  {
    id: 'cargo-llvm-cov',
    load: async () => (await import('./cargo-llvm-cov/index.ts')).cargoLlvmCov,
  },
  { id: 'cargo-geiger', load: async () => (await import('./cargo-geiger/index.ts')).cargoGeiger },
  { id: 'sqlx-prepare', load: async () => (await import('./sqlx-prepare/index.ts')).sqlxPrepare },
  { id: 'c8', load: async () => (await import('./c8/index.ts')).c8 },
  { id: 'semgrep', load: async () => (await import('./semgrep/index.ts')).semgrep },
  { id: 'codeql', load: async () => (await import('./codeql/index.ts')).codeql },
  { id: 'hadolint', load: async () => (await import('./hadolint/index.ts')).hadolint },
  {
    id: 'docker-build',
    load: async () => (await import('./docker-build/index.ts')).dockerBuild,
  },
  { id: 'image-smoke', load: async () => (await import('./image-smoke/index.ts')).imageSmoke },
  { id: 'trivy', load: async () => (await import('./trivy/index.ts')).trivy },
  { id: 'syft', load: async () => (await import('./syft/index.ts')).syft },
  { id: 'k6', load: async () => (await import('./k6/index.ts')).k6 },
  { id: 'hyperfine', load: async () => (await import('./hyperfine/index.ts')).hyperfine },
];

/** What `uses:` may name, and `run`, in the order of the registry. */
export const adapterIds: readonly string[] = registry.map(({ id }) => id);

/** The adapter that `uses: id` names; nothing when there is none. */
export async function loadGate(id: string): Promise<Gate | undefined> {
  return registry.find((entry) => entry.id === id)?.load();
}

/** All of them, for lists and the JSON Schema. */
export function loadAllGates(): Promise<readonly Gate[]> {
  return Promise.all(registry.map((entry) => entry.load()));
}
