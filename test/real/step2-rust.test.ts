import { afterEach, expect, it } from 'vitest';
import { createAdvisoryDatabase } from './advisory-database.ts';
import { breakTool } from './break-tool.ts';
import { describeWith } from './describe-with.ts';
import { judge } from './judge.ts';
import { addVulnerableDependency, type OpenCrate, openCrate } from './open-crate.ts';

const opened: OpenCrate[] = [];
afterEach(async () => {
  for (const { repository } of opened.splice(0)) await repository.dispose();
});

async function open(uses: string, options?: object): Promise<OpenCrate> {
  const crate = await openCrate(uses, options);
  opened.push(crate);
  return crate;
}

/** The task of the only gate. */
async function judgeCrate({ repository }: OpenCrate) {
  const { tasks } = await judge(repository, ['--all']);
  expect(tasks).toHaveLength(1);
  const [task] = tasks;
  if (task === undefined) throw new Error('no task');
  return task;
}

async function expectCrashIsError(crate: OpenCrate, program: string): Promise<void> {
  expect(await judgeCrate(crate)).toMatchObject({ verdict: 'pass' });
  const env = await breakTool(crate.repository, crate.bin, program);
  Object.assign(crate.repository.env, env);
  expect(await judgeCrate(crate)).toMatchObject({ verdict: 'error', findings: [] });
}

describeWith([['cargo', 'audit', '--version']], 'the real cargo-audit', () => {
  const options = { database: '../advisory-db', yanked: false };

  it('finds a vulnerable crate in Cargo.lock', async () => {
    const crate = await open('cargo-audit', options);
    await createAdvisoryDatabase(crate.repository, 'advisory-db');
    expect(await judgeCrate(crate)).toMatchObject({
      verdict: 'pass',
      examined: { count: 2, unit: 'crates' },
    });
    await addVulnerableDependency(crate);
    const { verdict, findings } = await judgeCrate(crate);
    expect(verdict).toBe('block');
    expect(findings).toContainEqual(
      expect.objectContaining({
        ...{ rule: 'RUSTSEC-2021-0003', severity: 'critical', level: 'block' },
        file: 'Cargo.lock',
      }),
    );
  });

  it('is not judged without a lock file, and makes none', async () => {
    const crate = await open('cargo-audit', options);
    await createAdvisoryDatabase(crate.repository, 'advisory-db');
    await crate.repository.run(['rm', 'Cargo.lock']);
    expect(await judgeCrate(crate)).toMatchObject({ verdict: 'error' });
    await expect(crate.repository.read('Cargo.lock')).rejects.toThrow('ENOENT');
  });

  it('is not judged by a database without advisories, or by none', async () => {
    const crate = await open('cargo-audit', options);
    await addVulnerableDependency(crate);
    expect(await judgeCrate(crate)).toMatchObject({ verdict: 'error', findings: [] });
    await crate.repository.write(`${crate.repository.parent}/advisory-db/crates/.keep`, '');
    expect(await judgeCrate(crate)).toMatchObject({ verdict: 'error', findings: [] });
  });

  it('is not judged when it crashes', async () => {
    const crate = await open('cargo-audit', options);
    await createAdvisoryDatabase(crate.repository, 'advisory-db');
    await expectCrashIsError(crate, 'cargo-audit');
  });
});

describeWith([['cargo', 'deny', '--version']], 'the real cargo-deny', () => {
  /** What cargo-deny calls its copy of RustSec's database: a hash of its URL is in the name. */
  const database = 'advisory-dbs/advisory-db-3157b0e258782691';
  const config = `[advisories]
db-path = "../advisory-dbs"
yanked = "allow"

[licenses]
allow = ["MIT"]
`;

  async function openDeny(checks: readonly string[]): Promise<OpenCrate> {
    const crate = await open('cargo-deny', { checks, offline: true });
    await crate.repository.write('deny.toml', config);
    return crate;
  }

  it('finds a licence that is not allowed and a crate that is banned', async () => {
    const crate = await openDeny(['bans', 'licenses', 'sources']);
    expect(await judgeCrate(crate)).toMatchObject({
      verdict: 'pass',
      examined: { count: 2, unit: 'crates' },
    });
    const { repository } = crate;
    const gauge = await repository.read('gauge/Cargo.toml');
    await repository.write('gauge/Cargo.toml', gauge.replace('MIT', 'GPL-3.0-only'));
    await repository.write('deny.toml', `${config}\n[bans]\ndeny = [{ crate = "gauge" }]\n`);
    const { verdict, findings } = await judgeCrate(crate);
    expect(verdict).toBe('block');
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'rejected', level: 'block' }));
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'banned', level: 'block', file: 'deny.toml', line: 9 }),
    );
  });

  it('finds a vulnerable crate', async () => {
    const crate = await openDeny(['advisories']);
    const { repository } = crate;
    await createAdvisoryDatabase(repository, database);
    const inDatabase = ['-C', `../${database}`] as const;
    await repository.git(...inDatabase, 'init', '--quiet');
    await repository.git(...inDatabase, 'add', '--all');
    await repository.git(...inDatabase, 'commit', '--quiet', '--message', 'advisories');
    expect(await judgeCrate(crate)).toMatchObject({ verdict: 'pass' });
    await addVulnerableDependency(crate);
    const { verdict, findings } = await judgeCrate(crate);
    expect(verdict).toBe('block');
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'RUSTSEC-2021-0003', level: 'block' }),
    );
  });

  it('is not judged without an advisory database', async () => {
    const crate = await openDeny(['advisories']);
    expect(await judgeCrate(crate)).toMatchObject({ verdict: 'error', findings: [] });
  });

  it('is not judged when it crashes', async () => {
    await expectCrashIsError(await openDeny(['bans', 'licenses']), 'cargo-deny');
  });
});

describeWith([['cargo', 'nextest', '--version']], 'the real cargo-nextest', () => {
  it('finds a failing test where it failed', async () => {
    const crate = await open('cargo-nextest');
    expect(await judgeCrate(crate)).toMatchObject({
      verdict: 'pass',
      examined: { count: 1, unit: 'tests' },
    });
    const library = await crate.repository.read('src/lib.rs');
    await crate.repository.write('src/lib.rs', library.replace('(4), 8', '(4), 9'));
    expect(await judgeCrate(crate)).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'meter::meter doubles', level: 'block', file: 'src/lib.rs', line: 7 }],
    });
  });

  it('warns of a test that passes when it is run again', async () => {
    const crate = await open('cargo-nextest', { retries: 1 });
    const test =
      '#[test]\nfn lucky() {\n    assert_ne!(std::env::var("NEXTEST_ATTEMPT").as_deref(), Ok("1"));\n}\n';
    await crate.repository.write('tests/lucky.rs', test);
    expect(await judgeCrate(crate)).toMatchObject({
      verdict: 'warn',
      findings: [{ rule: 'meter::lucky lucky', severity: 'warning' }],
    });
  });

  it('is not judged when no test is left, or when it crashes', async () => {
    const none = await open('cargo-nextest', { filter: 'test(nothing_like_it)' });
    expect(await judgeCrate(none)).toMatchObject({ verdict: 'error' });
    await expectCrashIsError(await open('cargo-nextest'), 'cargo-nextest');
  });
});

describeWith([['cargo', 'machete', '--version']], 'the real cargo-machete', () => {
  it('finds a dependency that is not used', async () => {
    const crate = await open('cargo-machete');
    expect(await judgeCrate(crate)).toMatchObject({
      verdict: 'pass',
      examined: { count: 2, unit: 'crates' },
    });
    await crate.repository.write(
      'src/lib.rs',
      'pub fn double(reading: u32) -> u32 {\n    reading * 2\n}\n',
    );
    expect(await judgeCrate(crate)).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'unused-dependency', level: 'block', file: 'Cargo.toml' }],
    });
  });

  it('is not judged when it leaves out a manifest, or crashes', async () => {
    const crate = await open('cargo-machete');
    await crate.repository.write('gauge/Cargo.toml', '[package]\nname = \n');
    expect(await judgeCrate(crate)).toMatchObject({ verdict: 'error' });
    await expectCrashIsError(await open('cargo-machete'), 'cargo-machete');
  });
});

const withRegistry = [
  ['cargo', 'outdated', '--version'],
  ['cargo', 'info', '--quiet', 'smallvec@1.6.0'],
] as const;

describeWith(withRegistry, 'the real cargo-outdated', () => {
  it('warns of a dependency that is outdated, and knows since when', async () => {
    const crate = await open('cargo-outdated');
    expect(await judgeCrate(crate)).toMatchObject({
      verdict: 'pass',
      metrics: [
        { name: 'outdated-dependencies', value: 0 },
        { name: 'oldest-outdated-days', value: 0 },
      ],
    });
    const manifest = await crate.repository.read('Cargo.toml');
    await crate.repository.write('Cargo.toml', `${manifest}smallvec = "=1.6.0"\n`);
    const { verdict, findings, metrics } = await judgeCrate(crate);
    expect(verdict).toBe('warn');
    expect(findings).toMatchObject([{ rule: 'outdated-dependency', file: 'Cargo.toml' }]);
    // Its successor came on 8 January 2021.
    const age = metrics.find(({ name }) => name === 'oldest-outdated-days')?.value ?? 0;
    expect(age).toBeGreaterThan(2000);
  });

  it('is not judged when it crashes', async () => {
    await expectCrashIsError(await open('cargo-outdated'), 'cargo-outdated');
  });
});

describeWith([['cargo', '--version']], 'the real cargo build', () => {
  it('finds what only the linker can find', async () => {
    const crate = await open('cargo-build');
    expect(await judgeCrate(crate)).toMatchObject({ verdict: 'pass' });
    await crate.repository.write(
      'src/main.rs',
      'extern "C" {\n    fn no_such_symbol();\n}\n\nfn main() {\n    unsafe { no_such_symbol() }\n}\n',
    );
    expect(await judgeCrate(crate)).toMatchObject({ verdict: 'block' });
  });
});
