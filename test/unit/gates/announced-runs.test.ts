import { expect, it } from 'vitest';
import { announcedRuns } from '../../../src/gates/cargo-test/announced-runs.ts';

const said = `    Finished \`test\` profile [unoptimized + debuginfo] target(s) in 0.08s
     Running unittests src/lib.rs (target/debug/deps/alpha-80c7e667ec8b4a03)
     Running tests/own_way.rs (target/debug/deps/own_way-bff723cdeffda919)
     Running benches/speed.rs (target/debug/deps/speed-0f1723cdeffda919)
   Doc-tests alpha
`;

it('counts the test binaries and doc tests that cargo runs', () => {
  expect(announcedRuns(said, [])).toEqual({ count: 4, docTests: 1, ownHarness: 0, benches: 1 });
});

it('knows targets with a harness of their own by the name that Cargo.toml has for them', () => {
  expect(announcedRuns(said, ['own-way']).ownHarness).toBe(1);
  expect(announcedRuns(said, ['own']).ownHarness).toBe(0);
});

it('takes what a test printed before it for no part of a line', () => {
  const mixed = `half a line     Running tests/it.rs (/repo/target/debug/deps/it-86bca2cf7f5f1ea4)\n`;
  expect(announcedRuns(mixed, []).count).toBe(1);
});

it('believes no line that has no end', () => {
  expect(announcedRuns(said.trimEnd(), []).docTests).toBe(0);
});

it('reads the log of tarpaulin', () => {
  const log =
    '2026-11-21T02:07:00.09Z  INFO cargo_tarpaulin::process_handling: running /repo/target/debug/deps/scale-8b360ed35046b0fe\n';
  expect(announcedRuns(log, [])).toMatchObject({ count: 1, ownHarness: 0 });
  expect(announcedRuns(log, ['scale'])).toMatchObject({ count: 1, ownHarness: 1 });
});
