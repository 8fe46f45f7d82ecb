import { describe, expect, it } from 'vitest';
import type { BoundGate } from '../../../src/gates/define-gate.ts';
import { findGate } from '../../rig/gates.ts';

function bind(id: string, options: unknown): BoundGate {
  const bound = findGate(id)?.bind(options);
  if (!bound?.ok) throw new Error(`${id}: ${JSON.stringify(bound?.issues)}`);
  return bound.value;
}

function commandLine(id: string, options: unknown, component = ''): string {
  const context = { root: '/repo', cwd: `/repo${component}`, reports: '/reports', matrix: {} };
  return bind(id, options).command(context).argv.join(' ');
}

describe('the command lines of the cargo gates', () => {
  it.each([
    ['cargo-check', {}, 'cargo check --keep-going --message-format=json --all-targets --workspace'],
    [
      'cargo-check',
      { toolchain: '1.85.0', packages: ['a', 'b'], targets: 'lib', features: 'none' },
      'cargo +1.85.0 check --keep-going --message-format=json --lib --package=a --package=b --no-default-features',
    ],
    [
      'cargo-check',
      { targets: 'default', features: 'pqc,ring', defaultFeatures: false, profile: 'bench' },
      'cargo check --keep-going --message-format=json --workspace --no-default-features --features=pqc,ring --profile=bench',
    ],
    [
      'cargo-clippy',
      {
        targets: ['lib', 'bins'],
        deny: ['clippy::panic'],
        warn: ['clippy::pedantic'],
        allow: ['clippy::too_many_lines'],
      },
      'cargo clippy --keep-going --message-format=json --lib --bins --workspace -- -W clippy::pedantic -D clippy::panic -A clippy::too_many_lines',
    ],
    [
      'cargo-test',
      { features: ['a', 'b'], locked: true, filter: 'nat', ignored: 'only', testThreads: 2 },
      'cargo test --no-fail-fast --message-format=json --workspace --features=a,b --locked -- nat --ignored --test-threads=2',
    ],
    [
      'cargo-doc',
      { privateItems: true, args: ['--exclude=b'] },
      'cargo doc --no-deps --keep-going --message-format=json --document-private-items --workspace --exclude=b',
    ],
    [
      'cargo-fmt',
      { config: { max_width: 80 } },
      'cargo fmt --verbose --all --check -- --verbose --color=never --config=max_width=80',
    ],
    [
      'cargo-build',
      { profile: 'release', targets: ['lib', 'bins'], target: 'wasm32-unknown-unknown' },
      'cargo build --keep-going --message-format=json --lib --bins --target=wasm32-unknown-unknown --workspace --release',
    ],
    [
      'cargo-nextest',
      {
        toolchain: '1.85.0',
        profile: 'release',
        nextestProfile: 'ci',
        retries: 2,
        ignored: 'only',
      },
      'cargo +1.85.0 nextest run --no-fail-fast --no-tests=fail --cargo-message-format=json --message-format=libtest-json-plus --message-format-version=0.1 --run-ignored=only --profile=ci --retries=2 --cargo-profile=release --workspace',
    ],
    ['cargo-audit', {}, 'cargo audit --json --file=Cargo.lock'],
    [
      'cargo-audit',
      { database: 'db', yanked: false, ignore: ['RUSTSEC-2021-0003'] },
      'cargo audit --json --file=Cargo.lock --db=db --no-fetch --stale --no-yanked --ignore=RUSTSEC-2021-0003',
    ],
    ['cargo-audit', { fetch: false }, 'cargo audit --json --file=Cargo.lock --no-fetch --stale'],
    [
      'cargo-deny',
      { checks: ['bans', 'licenses'], features: 'all', offline: true, deny: ['duplicate'] },
      'cargo deny --format=json --log-level=info --color=never --workspace --all-features --offline check --deny=duplicate bans licenses',
    ],
    ['cargo-machete', { paths: ['a'] }, 'cargo machete --skip-target-dir a'],
    [
      'cargo-outdated',
      { ignore: ['serde'] },
      'gate run-cargo-outdated cargo outdated --format=json --color=never --workspace --root-deps-only --ignore=serde',
    ],
  ])('%s with %j', (id, options, expected) => {
    expect(commandLine(id, options)).toBe(expected);
  });

  it('leave the choice of packages to cargo in a component', () => {
    expect(commandLine('cargo-fmt', {}, '/a')).not.toContain('--all');
    expect(commandLine('cargo-clippy', {}, '/a')).not.toContain('--workspace');
    expect(commandLine('cargo-test', { packages: 'workspace' }, '/a')).toContain('--workspace');
  });

  it('refuse what is not the name of a toolchain or of a lint', () => {
    expect(findGate('cargo-check')?.bind({ toolchain: '--version' }).ok).toBe(false);
    expect(findGate('cargo-clippy')?.bind({ deny: ['-A warnings'] }).ok).toBe(false);
  });

  it('ask the toolchain that is used for its version', () => {
    const { tool } = bind('cargo-clippy', { toolchain: 'nightly' });
    expect(tool?.args).toEqual(['+nightly', 'clippy', '--version']);
    expect(tool?.install).toBe('rustup component add clippy --toolchain nightly');
  });

  it('mend what they can, with the same selection', () => {
    const context = { root: '/repo', cwd: '/repo', reports: '/reports', matrix: {} };
    expect(bind('cargo-fmt', {}).fix?.(context).argv.join(' ')).toBe('cargo fmt --all');
    expect(
      bind('cargo-clippy', { deny: ['warnings'] })
        .fix?.(context)
        .argv.join(' '),
    ).toBe(
      'cargo clippy --fix --allow-dirty --allow-staged --all-targets --workspace -- -D warnings',
    );
  });
});
