import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';
import { describeWith, rustTools } from './describe-with.ts';
import { restore } from './open-example.ts';
import { runAdapter } from './run-adapter.ts';
import { useMachineTools } from './use-machine-tools.ts';

const files = {
  '.gitignore': 'target\n',
  'Cargo.toml': `[package]
name = "ledger"
version = "0.1.0"
edition = "2021"

[dependencies]
sqlx = { version = "=0.9.0", default-features = false, features = ["macros", "sqlite", "runtime-tokio"] }
`,
  'migrations/1_entry.sql': 'CREATE TABLE entry (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n',
  'src/lib.rs': `pub async fn names(pool: &sqlx::SqlitePool) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!("SELECT name FROM entry ORDER BY name")
        .fetch_all(pool)
        .await
}
`,
};

describeWith([...rustTools, ['cargo', 'sqlx', '--version']], 'SQLx with SQLite', () => {
  let crate: TestRepository;
  beforeAll(async () => {
    crate = await createRepository({ name: 'ledger' });
    await useMachineTools(crate);
    crate.env.DATABASE_URL = `sqlite://${join(crate.parent, 'ledger.db')}`;
    for (const [path, text] of Object.entries(files)) await crate.write(path, text);
    for (const args of [['database', 'create'], ['migrate', 'run'], ['prepare']]) {
      const { code, stdout, stderr } = await crate.run(['cargo', 'sqlx', ...args]);
      if (code !== 0) throw new Error(`cargo sqlx ${args.join(' ')}: ${stdout}${stderr}`);
    }
    await crate.commit('feat: names of entries');
  });
  afterEach(() => restore(crate));
  afterAll(() => crate.dispose());

  it('passes while the query data is that of the queries', async () => {
    expect(await runAdapter(crate, 'sqlx-prepare')).toMatchObject({
      completeness: 'complete',
      examined: { count: 1, unit: 'targets' },
      findings: [],
    });
  });

  it('finds a query without data, and one that the schema does not know', async () => {
    const source = await crate.read('src/lib.rs');
    await crate.write('src/lib.rs', source.replace('ORDER BY name', 'ORDER BY id'));
    expect((await runAdapter(crate, 'sqlx-prepare')).findings).toMatchObject([
      { rule: 'outdated-query-data', severity: 'error' },
    ]);
    await crate.write('src/lib.rs', source.replace('SELECT name', 'SELECT title'));
    expect((await runAdapter(crate, 'sqlx-prepare')).findings).toMatchObject([
      { severity: 'error', file: 'src/lib.rs', line: 2 },
    ]);
  });

  it('fails without a database', async () => {
    const url = crate.env.DATABASE_URL ?? '';
    crate.env.DATABASE_URL = `${url}.none`;
    const evidence = await runAdapter(crate, 'sqlx-prepare');
    crate.env.DATABASE_URL = url;
    expect(evidence).toMatchObject({ completeness: 'failed', findings: [] });
    expect(evidence.note).toContain('unable to open database file');
  });
});
