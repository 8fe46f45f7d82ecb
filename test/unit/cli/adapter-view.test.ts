import { expect, it } from 'vitest';
import { renderAdapter } from '../../../src/cli/adapter-view.ts';
import { describeAdapter } from '../../../src/gates/describe-adapter.ts';
import { createStyle } from '../../../src/report/style.ts';
import { findGate } from '../../rig/gates.ts';

const page = { style: createStyle({ env: {}, isTTY: false, noColor: true }), columns: 100 };

function described(id: string) {
  const gate = findGate(id);
  return gate === undefined ? expect.unreachable(id) : describeAdapter(gate);
}

it('shows the tool, the options, the metrics and the inputs of an adapter', () => {
  expect(renderAdapter(described('cargo-machete'), page)).toMatchInlineSnapshot(`
    " cargo-machete  Cargo machete

     Tool
     needs    cargo machete 0.7.0 or newer
     install  cargo install cargo-machete --locked

     Options (with:)
     toolchain     string               Toolchain of rustup: \`stable\`, \`"1.85.0"\`; default: the one
                                        rustup picks
     withMetadata  boolean = false      Ask cargo for the names of dependencies: more exact, but it may
                                        change Cargo.lock
     paths         list of string = []  Directories whose crates are judged; default: all below

     Metrics (limits:)
     unused-dependencies  count  Dependencies that no source file mentions

     Inputs
       **/*.rs **/Cargo.toml **/Cargo.lock **/.gitignore **/.ignore

     gate check --fix mends what it finds.
    "
  `);
});

it('shows what needs no tool and has no metric', () => {
  const text = renderAdapter(described('commit-message'), page);
  expect(text).not.toMatch(/Tool\n|Metrics|mends/);
});

it('names the fields of the entries of a list', () => {
  const names = described('forbid-pattern').options.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['patterns', 'patterns[].name']));
});

it('describes a tool for programs', () => {
  expect(described('cargo-tarpaulin')).toMatchObject({
    tool: { name: 'cargo tarpaulin', install: 'cargo install cargo-tarpaulin --locked' },
    metrics: expect.arrayContaining([
      { name: 'line-coverage', unit: '%', better: 'higher', about: expect.any(String) },
    ]),
    example: { gates: { 'cargo-tarpaulin': { uses: 'cargo-tarpaulin' } } },
  });
});
