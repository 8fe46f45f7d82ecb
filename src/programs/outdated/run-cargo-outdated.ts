import semver from 'semver';
import { runProcess } from '../../exec/run-process.ts';
import { type CrateStatus, parseCargoOutdated } from './cargo-outdated-output.ts';
import type { OutdatedDependency, OutdatedReport } from './outdated-report.ts';
import { outdatedSince } from './outdated-since.ts';
import { publishedVersions } from './registry-index.ts';

/** What `runCargoOutdated` is given of the process it runs in. */
export interface OutdatedIo {
  /** Absolute; a directory of a cargo workspace. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * The program behind `gate run-cargo-outdated`. Runs cargo-outdated, which knows what is newer but
 * not since when, and adds the dates from the registry's index that it has just brought up to date.
 * Prints one JSON document, an `OutdatedReport`, and nothing else on stdout.
 *
 * @param argv the command line of cargo-outdated, which has to print JSON
 * @returns the exit code: 0 with a report, 3 cargo-outdated could not be run or read
 */
export async function runCargoOutdated(argv: readonly string[], io: OutdatedIo): Promise<number> {
  const { cwd, env, stdout, stderr } = io;
  const [program = 'cargo', ...rest] = argv;
  const run = await runProcess({ argv: [program, ...rest], cwd, env, keep: 'all' });
  stderr.write(run.stderr);
  if (run.end.kind !== 'exited' || run.end.code !== 0 || run.truncated) {
    stderr.write('gate run-cargo-outdated: cargo outdated failed\n');
    return 3;
  }
  const crates = parseCargoOutdated(run.stdout);
  if (crates === undefined) {
    stderr.write('gate run-cargo-outdated: cargo outdated did not print its report\n');
    return 3;
  }
  const statuses = crates.flatMap(newerOf);
  const dependencies = await Promise.all(statuses.map((status) => withDate(status, env)));
  const report: OutdatedReport = {
    engine: 'gate-outdated',
    checkedAt: new Date().toISOString(),
    crates: crates.map(({ crate_name }) => crate_name),
    dependencies,
    complete: true,
  };
  stdout.write(`${JSON.stringify(report, null, 1)}\n`);
  return 0;
}

/**
 * `Removed` says that the newest versions of others do without it: not that it is outdated. What
 * Cargo.toml allows (`compat`) is the same as what is in use for a whole workspace, whatever there is.
 */
function newerOf({ crate_name, dependencies }: CrateStatus) {
  return dependencies.flatMap(({ name, project, compat, latest, kind }) => {
    const candidates = [latest, compat];
    const newest = candidates.find(
      (version) => semver.valid(version) && semver.gt(version, project),
    );
    if (newest === undefined) return [];
    const dependency = name.replace(/^.*->/, '');
    return [
      { crate: crate_name, name: dependency, version: project, newest, kind: kind ?? 'Normal' },
    ];
  });
}

async function withDate(
  dependency: OutdatedDependency,
  env: NodeJS.ProcessEnv,
): Promise<OutdatedDependency> {
  const { name, version, newest } = dependency;
  const since = outdatedSince(version, newest, await publishedVersions(name, env));
  return since === undefined ? dependency : { ...dependency, since };
}
