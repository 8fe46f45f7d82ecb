import type {
  FirstStage,
  GateAction,
  NotMirrored,
  Project,
  ProposedGate,
  Survey,
} from './detected.ts';
import { joinPath, type RepositoryFiles } from './repository-files.ts';
import { type CargoUnit, type Crate, findCargoUnits } from './rust-crates.ts';

/** The crates of a repository and the gates of cargo for them. */
export function detectRust(files: RepositoryFiles): Survey {
  const { units, notMirrored } = findCargoUnits(files);
  return {
    projects: units.flatMap((unit) => projectsOf(files, unit)),
    notMirrored: [...notMirrored, ...units.flatMap(untested), ...units.flatMap(benchmarksOf)],
  };
}

/**
 * Formatting, compiling and documenting once for a whole workspace, whose members share that work;
 * lints and tests for each member, so that a push judges only those that it can touch. A workspace
 * below the top, or one that is itself a package, stays one project: its directory holds the others.
 */
function projectsOf(files: RepositoryFiles, unit: CargoUnit): readonly Project[] {
  const { root, crates } = unit;
  const whole = wholeGates(files, unit);
  if (root !== '.' || crates.length === 1 || crates.some((crate) => crate.root === '.')) {
    const inside = new Set(crates.map((crate) => crate.root));
    const outside = (paths: readonly string[]) => paths.filter((path) => !inside.has(path));
    const dependsOn = outside(crates.flatMap((crate) => crate.dependsOn));
    const testsWith = outside(crates.flatMap((crate) => crate.testsWith));
    return [{ root, dependsOn, testsWith, gates: [...whole, ...memberGates(unit, crates, root)] }];
  }
  const members = crates.map((crate) => ({
    root: crate.root,
    dependsOn: crate.dependsOn,
    testsWith: crate.testsWith,
    gates: memberGates(unit, [crate], crate.root),
  }));
  return [{ root, dependsOn: [], testsWith: [], gates: whole }, ...members];
}

function wholeGates(files: RepositoryFiles, unit: CargoUnit): readonly ProposedGate[] {
  const featured = unit.crates.filter(({ hasFeatures }) => hasFeatures).map(({ name }) => name);
  const toolchain = files.firstIn(unit.root, ['rust-toolchain.toml', 'rust-toolchain']);
  const withFeatures =
    featured.length === 0 ? '' : `, with every feature of ${featured.join(', ')}`;
  const compile = `compiles${withFeatures}${toolchain === undefined ? '' : `, toolchain of ${toolchain}`}`;
  const options = featured.length === 0 ? {} : { features: 'all' };
  const gates = [
    cargoGate(unit, unit.root, 'fmt', 'pre-commit', {}, 'formatting, by rustfmt'),
    cargoGate(unit, unit.root, 'check', 'pre-push', options, compile),
  ];
  if (!unit.crates.some(({ hasLibrary }) => hasLibrary)) return gates;
  const doc = cargoGate(unit, unit.root, 'doc', 'ci', {}, 'documentation builds, links hold');
  return [...gates, { ...doc, needs: ['compile'] }];
}

function memberGates(
  unit: CargoUnit,
  crates: readonly Crate[],
  root: string,
): readonly ProposedGate[] {
  const deny = { deny: ['warnings'] };
  const gates = [
    cargoGate(unit, root, 'clippy', 'pre-push', deny, 'lint rules; a warning blocks'),
    cargoGate(unit, root, 'test', 'pre-push', {}, 'unit, integration and documentation tests'),
  ].map((gate) => ({ ...gate, needs: ['compile'] }));
  return crates.some(({ hasTests }) => hasTests) ? gates : gates.slice(0, 1);
}

/** In a component, cargo takes the package of the directory: a whole workspace must be asked for. */
function cargoGate(
  { root: unitRoot, isWorkspace }: CargoUnit,
  root: string,
  subcommand: 'fmt' | 'check' | 'doc' | 'clippy' | 'test',
  from: FirstStage,
  options: Readonly<Record<string, unknown>>,
  what: string,
): ProposedGate {
  const isWhole = root === unitRoot && root !== '.' && isWorkspace;
  const given = { ...options, ...(isWhole ? { packages: 'workspace' } : {}) };
  const action: GateAction = {
    uses: `cargo-${subcommand}`,
    ...(Object.keys(given).length === 0 ? {} : { with: given }),
  };
  const name = subcommand === 'check' ? 'compile' : subcommand;
  return { name, action, from, what, seenIn: joinPath(root, 'Cargo.toml') };
}

/** A gate that runs no test could only ever be an error. */
function untested({ crates }: CargoUnit): readonly NotMirrored[] {
  return crates
    .filter(({ hasTests }) => !hasTests)
    .map(({ root }) => ({
      what: `tests of ${joinPath(root, 'Cargo.toml')}`,
      why: 'there are none',
    }));
}

function benchmarksOf({ crates }: CargoUnit): readonly NotMirrored[] {
  return crates
    .filter(({ hasBenchmarks }) => hasBenchmarks)
    .map(({ root }) => ({
      what: `benchmarks of ${joinPath(root, 'Cargo.toml')}`,
      why: 'no adapter compares benchmarks yet',
    }));
}
