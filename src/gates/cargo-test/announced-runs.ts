/** What was said to be run, before it printed anything of its own. */
export interface AnnouncedRuns {
  /** Test binaries, and doc tests of crates. */
  readonly count: number;
  /** How many of them are doc tests of a crate. */
  readonly docTests: number;
  /** How many of them have a harness of their own. */
  readonly ownHarness: number;
  /** How many of them may have one: few benches use the standard harness. */
  readonly benches: number;
}

/** `     Running tests/it.rs (target/debug/deps/it-86bca2cf7f5f1ea4)`, of cargo. */
const cargoLine = / {5}Running (?:unittests )?(?<source>\S.*) \((?<program>.+)\)$/;
/** `2026-11-21T02:07:00Z  INFO cargo_tarpaulin::process_handling: running /repo/target/…` */
const tarpaulinLine = / cargo_tarpaulin::process_handling: running (?<program>.+)$/;
const docTestsLine = / {3}Doc-tests \S+$/;

/**
 * Which test binaries cargo, or tarpaulin, says that it runs. Benches are among them with
 * `--all-targets`.
 *
 * @param ownHarness names of targets with `harness = false`
 */
export function announcedRuns(stderr: string, ownHarness: readonly string[]): AnnouncedRuns {
  // What does not end with a line end is no whole line.
  const lines = stderr.split(/\r?\n/).slice(0, -1);
  const own = new Set(ownHarness.map(crateName));
  const binaries = lines.flatMap((line) => {
    const groups = (cargoLine.exec(line) ?? tarpaulinLine.exec(line))?.groups;
    return groups === undefined ? [] : [groups];
  });
  const docTests = lines.filter((line) => docTestsLine.test(line)).length;
  const named = binaries.filter(({ program = '' }) => own.has(targetName(program)));
  const others = binaries.filter((binary) => !named.includes(binary));
  return {
    count: binaries.length + docTests,
    docTests,
    ownHarness: named.length,
    benches: others.filter(({ source = '' }) => source.startsWith('benches/')).length,
  };
}

/** `target/debug/deps/it-86bca2cf7f5f1ea4` is of the target `it`. */
function targetName(program: string): string {
  return crateName((program.split(/[\\/]/).at(-1) ?? '').replace(/-[0-9a-f]{16}(?:\.exe)?$/, ''));
}

function crateName(target: string): string {
  return target.replaceAll('-', '_');
}
