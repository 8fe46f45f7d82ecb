import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';
import { useMachineTools } from './use-machine-tools.ts';

export interface OpenCrate {
  readonly repository: TestRepository;
  /** The directory that comes first on PATH. */
  readonly bin: string;
}

const checksum = '1a55ca5f3b68e41c979bf8c46a6f1da892ca4db8f94023ce0bd32407573b1ac0';

const sources: Readonly<Record<string, string>> = {
  '.gitignore': '/target\n',
  'Cargo.toml': manifest('meter', 'gauge = { path = "gauge", version = "0.1.0" }\n'),
  'src/lib.rs': `pub fn double(reading: u32) -> u32 {
    gauge::halve(reading) * 4
}

#[test]
fn doubles() {
    assert_eq!(double(4), 8);
}
`,
  'src/main.rs': 'fn main() {\n    println!("{}", meter::double(2));\n}\n',
  'gauge/Cargo.toml': manifest('gauge'),
  'gauge/src/lib.rs': 'pub fn halve(reading: u32) -> u32 {\n    reading / 2\n}\n',
  'Cargo.lock': `version = 3

[[package]]
name = "gauge"
version = "0.1.0"

[[package]]
name = "meter"
version = "0.1.0"
dependencies = [
 "gauge",
]
`,
};

/** A crate with a crate of its own beneath it and nothing from elsewhere, judged by one gate. */
export async function openCrate(uses: string, options: object = {}): Promise<OpenCrate> {
  const repository = await createRepository({ name: 'meter' });
  const bin = await useMachineTools(repository);
  for (const [path, text] of Object.entries(sources)) await repository.write(path, text);
  await repository.write(
    'gate.config.yaml',
    `gates:\n  gate: { uses: ${uses}, with: ${JSON.stringify(options)} }\nstages:\n  ci: [gate]\n`,
  );
  return { repository, bin };
}

/**
 * Makes the crate depend on smallvec 1.6.0, which RUSTSEC-2021-0003 is about. Its source is beside
 * it, as `cargo vendor` would put it: no registry is needed.
 */
export async function addVulnerableDependency({ repository }: OpenCrate): Promise<void> {
  const { write } = repository;
  const dependencies = 'gauge = { path = "gauge", version = "0.1.0" }\nsmallvec = "=1.6.0"\n';
  await write('Cargo.toml', manifest('meter', dependencies));
  await write('vendor/smallvec/Cargo.toml', manifest('smallvec').replace('0.1.0', '1.6.0'));
  await write('vendor/smallvec/src/lib.rs', '');
  await write(
    'vendor/smallvec/.cargo-checksum.json',
    JSON.stringify({ files: {}, package: checksum }),
  );
  await write(
    '.cargo/config.toml',
    '[source.crates-io]\nreplace-with = "vendored"\n[source.vendored]\ndirectory = "vendor"\n',
  );
  const lock = await repository.read('Cargo.lock');
  await write(
    'Cargo.lock',
    `${lock.replace(' "gauge",\n', ' "gauge",\n "smallvec",\n')}
[[package]]
name = "smallvec"
version = "1.6.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "${checksum}"
`,
  );
}

function manifest(name: string, dependencies = ''): string {
  return `[package]
name = "${name}"
version = "0.1.0"
edition = "2021"
license = "MIT"

[dependencies]
${dependencies}`;
}
