import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanSecrets } from '../../../src/programs/secrets/scan-program.ts';
import type { ScanReport } from '../../../src/programs/secrets/scan-report.ts';
import { createRepository, type TestRepository } from '../../rig/temporary-repository.ts';
import { RandomText } from './random-text.ts';

const random = new RandomText(31);
const newToken = () => `dop_v1_${random.text('hex', 64)}`;
const leak = () => `export const key = '${newToken()}';\n`;

let repository: TestRepository;

beforeEach(async () => {
  repository = await createRepository({ name: 'a repository' });
});
afterEach(() => repository.dispose());

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: ScanReport;
}

async function scan(argv: readonly string[] = [], input = ''): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await scanSecrets(argv, {
    cwd: repository.directory,
    env: repository.env,
    stdin: (async function* () {
      yield Buffer.from(input);
    })(),
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr, report: JSON.parse(stdout || '{}') };
}

const filesOf = ({ report }: Outcome) => report.findings.map(({ file }) => file).sort();

describe('gate scan-secrets', () => {
  it('scans tracked and untracked files, and neither ignored nor deleted ones', async () => {
    await repository.write('tracked.ts', leak());
    await repository.write('deleted.ts', leak());
    await repository.write('.gitignore', 'ignored.ts\n');
    await repository.commit('one');
    await rm(join(repository.directory, 'deleted.ts'));
    await repository.write('src/untracked.ts', leak());
    await repository.write('ignored.ts', leak());
    const outcome = await scan();
    expect(outcome.code).toBe(1);
    expect(filesOf(outcome)).toEqual(['src/untracked.ts', 'tracked.ts']);
    expect(outcome.report).toMatchObject({
      canary: 'found',
      scanned: { files: 3 },
      skipped: [],
      complete: true,
    });
    expect(Object.keys(outcome.report).at(-1)).toBe('complete');
  });

  it('says 0 of a clean repository', async () => {
    await repository.write('README.md', '# A\n');
    expect((await scan()).code).toBe(0);
  });

  it('reads names of any kind', async () => {
    const names = ['with space.ts', 'ünï/cödé.ts', 'new\nline.ts', '-dash.ts', '"quoted".ts'];
    for (const name of names) await repository.write(name, leak());
    expect(filesOf(await scan())).toEqual([...names].sort());
    const latin1 = Buffer.concat([
      Buffer.from(`${repository.directory}/caf`),
      Buffer.from([0xe9]),
      Buffer.from('.ts'),
    ]);
    await writeFile(latin1, leak());
    expect((await scan()).report.scanned.files).toBe(names.length + 1);
  });

  it('takes the text of a link for its content and does not follow it', async () => {
    await writeFile(join(repository.parent, 'outside.ts'), leak());
    await symlink('../outside.ts', join(repository.directory, 'link.ts'));
    await symlink(newToken(), join(repository.directory, 'odd'));
    expect(filesOf(await scan())).toEqual(['odd']);
  });

  it('names repositories in the repository instead of entering them', async () => {
    await repository.write('a.ts', 'ok\n');
    await mkdir(join(repository.directory, 'inner'));
    await repository.git('-C', 'inner', 'init', '--quiet');
    await repository.write('inner/b.ts', leak());
    const { code, report } = await scan();
    expect(code).toBe(0);
    expect(report.skipped).toEqual([{ path: 'inner/', reason: 'submodule' }]);
  });

  it('names files that are too large, and tracked ones that are not in the work tree', async () => {
    await repository.write('large.bin', '');
    await truncate(join(repository.directory, 'large.bin'), 3_000);
    await repository.write('sparse.ts', leak());
    await repository.commit('one');
    await repository.git('update-index', '--skip-worktree', 'sparse.ts');
    await rename(join(repository.directory, 'sparse.ts'), join(repository.parent, 'sparse.ts'));
    const { report } = await scan(['--max-file-size=2000']);
    expect(report.skipped).toEqual([
      { path: 'large.bin', reason: 'too-large', size: 3_000 },
      { path: 'sparse.ts', reason: 'not-found' },
    ]);
  });

  it('scans only the files that it is told', async () => {
    await repository.write('a b.ts', leak());
    await repository.write('c.ts', leak());
    expect(filesOf(await scan(['--path=a b.ts']))).toEqual(['a b.ts']);
    expect(filesOf(await scan(['--files-from=-'], 'c.ts\0'))).toEqual(['c.ts']);
    const { report } = await scan(['--path=gone.ts']);
    expect(report.skipped).toEqual([{ path: 'gone.ts', reason: 'not-found' }]);
  });

  it('finds tokens in binary files and in UTF-16', async () => {
    const token = newToken();
    await repository.write(
      'program.bin',
      `\0\0\u0001${token}\0password = "${random.text('base62', 30)}"`,
    );
    await writeFile(
      join(repository.directory, 'settings.reg'),
      Buffer.from(`\ufeffkey=${newToken()}\r\n`, 'utf16le'),
    );
    expect(filesOf(await scan())).toEqual(['program.bin', 'settings.reg']);
  });

  it('accepts what the options accept, and counts it', async () => {
    const token = newToken();
    await repository.write('a.ts', `x = '${token}'\n`);
    await repository.write('fixtures/deep/b.ts', leak());
    const first = await scan(['--allow-path=fixtures/**']);
    expect(filesOf(first)).toEqual(['a.ts']);
    expect(first.report.allowed.paths).toBe(1);
    const fingerprint = first.report.findings[0]?.fingerprint;
    const second = await scan(['--allow-path=fixtures/**', `--allow-fingerprint=${fingerprint}`]);
    expect(second.code).toBe(0);
    expect(second.report.allowed.fingerprints).toBe(1);
    const third = await scan(['--path=a.ts', '--allow-pattern=dop_v1_[0-9a-f]+']);
    expect(third.report.allowed.patterns).toBe(1);
    const fourth = await scan(['--path=a.ts', '--allow-pattern=dop_v1_']);
    expect(fourth.code).toBe(1);
  });

  it('applies rules of the user', async () => {
    await repository.write('a.txt', `acme-${random.text('digits', 12)}\n`);
    const rule = { id: 'acme', pattern: 'acme-[0-9]{12}', severity: 'low' };
    const { report } = await scan([`--rule=${JSON.stringify(rule)}`]);
    expect(report.findings).toMatchObject([{ rule: 'acme', severity: 'low', line: 1, column: 1 }]);
  });

  it('can leave out values without a form', async () => {
    await repository.write('.env', `API_TOKEN=${random.text('base62', 40)}\n`);
    expect((await scan()).code).toBe(1);
    expect((await scan(['--no-generic'])).code).toBe(0);
    expect((await scan(['--entropy=6'])).code).toBe(0);
  });

  it.each([
    [['--unknown']],
    [['--allow-pattern=(']],
    [['--rule={']],
    [['--rule={"id":"x"}']],
    [['--entropy=high']],
  ])('refuses %j', async (argv) => {
    const { code, stdout, stderr } = await scan(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^gate scan-secrets: /);
  });

  it('reports nothing when git fails', async () => {
    await rm(join(repository.directory, '.git'), { recursive: true });
    const { code, stdout, stderr } = await scan();
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('not a git repository');
  });
});

describe('gate scan-secrets --blobs', () => {
  it('scans every blob that the commits of a push add, also those that are gone again', async () => {
    await repository.write('README.md', '# A\n');
    const base = await repository.commit('one');
    await repository.write('src/a file.ts', leak());
    await repository.commit('two: leaks');
    await repository.write('src/a file.ts', 'clean\n');
    await repository.commit('three: removes it');
    expect((await scan()).code).toBe(0);
    const list = await repository.git('rev-list', '--objects', `${base}..HEAD`);
    const outcome = await scan(['--blobs'], `${list}\n`);
    expect(outcome.code).toBe(1);
    expect(filesOf(outcome)).toEqual(['src/a file.ts']);
    expect(outcome.report.scanned.files).toBe(2);
  });

  it('reads blobs of any bytes and sizes, in SHA-256 repositories too', async () => {
    await repository.dispose();
    repository = await createRepository({ objectFormat: 'sha256' });
    const token = newToken();
    await repository.write('empty', '');
    await repository.write('large.txt', `${'line of text\n'.repeat(90_000)}${token}\n`);
    await repository.write('no newline', 'blob 12\nmissing');
    await repository.commit('one');
    const list = await repository.git('rev-list', '--objects', 'HEAD');
    const { report } = await scan(['--blobs'], list);
    expect(report).toMatchObject({
      scanned: { files: 3 },
      findings: [{ file: 'large.txt', line: 90_001, column: 1 }],
    });
    const small = await scan(['--blobs', '--max-file-size=1000'], list);
    expect(small.report.skipped).toMatchObject([{ path: 'large.txt', reason: 'too-large' }]);
    expect(small.report.scanned.files).toBe(2);
  });

  it('names objects that are not there', async () => {
    await repository.write('a', 'a\n');
    await repository.commit('one');
    const { report } = await scan(['--blobs'], `${'1'.repeat(40)} gone.ts\n`);
    expect(report.skipped).toEqual([{ path: 'gone.ts', reason: 'not-found' }]);
  });

  it('refuses a list that is none', async () => {
    const { code, stdout } = await scan(['--blobs'], 'src/a.ts\n');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });

  it('takes lists with names that hold newlines', async () => {
    await repository.write('new\nline.ts', leak());
    await repository.commit('one');
    const id = await repository.git('rev-parse', 'HEAD:new\nline.ts');
    expect(filesOf(await scan(['--blobs'], `${id} new\nline.ts\0`))).toEqual(['new\nline.ts']);
  });
});
