import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { base62Crc } from '../../src/programs/secrets/checksum.ts';
import { addBareRemote } from '../rig/bare-remote.ts';
import { gateCommand, runGate } from '../rig/run-gate.ts';
import { describeWith } from './describe-with.ts';
import { restore } from './open-example.ts';
import { judgeBy, killTool, type OpenProject, openProject } from './open-project.ts';

/** Of no account, and made here so that it stands in no file of this repository. */
const body = ['Vb3kQz81Lw', 'm0XcTfP6yR', '4hJdS9nGaE'].join('');
const token = `ghp_${body}${base62Crc(body)}`;

const scanners = [
  ['gitleaks', ['gitleaks', 'version'], 'github-pat'],
  ['trufflehog', ['trufflehog', '--version'], 'Github'],
  ['kingfisher', ['kingfisher', '--version'], 'betterleaks.github-pat'],
] as const;

for (const [gate, probe, rule] of scanners) {
  describeWith([probe], gate, () => {
    let project: OpenProject;
    beforeAll(async () => {
      const files = { 'src/a.ts': 'export const a = 1;\n', '.gitignore': '.env\n' };
      project = await openProject(files, { [gate]: {} });
    });
    afterEach(async () => {
      await project.repository.run(['rm', '--force', join(project.bin, gate)]);
      await restore(project.repository);
    });
    afterAll(() => project.repository.dispose());

    it('passes what is good, whatever lies beside it and is ignored', async () => {
      await project.repository.write('.env', `TOKEN=${token}\n`);
      expect(await judgeBy(project.repository, gate)).toMatchObject({
        verdict: 'pass',
        examined: { count: 3, unit: 'files' },
      });
    });

    it('finds a token, and shows it nowhere', async () => {
      await project.repository.write('src/a.ts', `// settings\nconst key = "${token}";\n`);
      const { stdout, stderr } = await runGate(project.repository, ['check', '--all', gate]);
      expect(stdout + stderr).toContain('src/a.ts:2');
      expect(stdout + stderr).not.toContain(token);
      expect(await judgeBy(project.repository, gate)).toMatchObject({
        verdict: 'block',
        findings: [{ rule, severity: 'high', level: 'block', file: 'src/a.ts', line: 2 }],
      });
      const kept = await project.repository.tryGit('grep', '--no-index', '-lF', body, '--', '.git');
      expect(kept.stdout).not.toContain('.git/gate');
    });

    it('is an error when it is killed', async () => {
      await killTool(project.repository, project.bin, gate);
      const task = await judgeBy(project.repository, gate);
      expect(task).toMatchObject({ verdict: 'error', findings: [] });
      expect(task.reason).toContain('SIGKILL');
    });

    it('is an error when it finds nothing, not even what was planted', async () => {
      const script = `#!/bin/sh\ncase "$*" in *version*) echo 99.0.0 ;; esac\n`;
      await project.repository.write(join(project.bin, gate), script, { executable: true });
      expect(await judgeBy(project.repository, gate)).toMatchObject({ verdict: 'error' });
    });
  });
}

describeWith([['gitleaks', 'version']], 'the rules of gitleaks', () => {
  let project: OpenProject;
  beforeAll(async () => {
    project = await openProject({ 'a.txt': 'a\n' }, { gitleaks: {} });
  });
  afterEach(() => restore(project.repository));
  afterAll(() => project.repository.dispose());

  it('is not believed with a config that replaces its rules', async () => {
    const rules = `[[rules]]\nid = "ticket"\nregex = '''TICKET-\\d+'''\n`;
    await project.repository.write('.gitleaks.toml', rules);
    const { verdict, reason } = await judgeBy(project.repository, 'gitleaks');
    expect({ verdict, reason }).toEqual({
      verdict: 'error',
      reason: expect.stringContaining('useDefault'),
    });
    await project.repository.write('.gitleaks.toml', `[extend]\nuseDefault = true\n${rules}`);
    await project.repository.write('a.txt', 'see TICKET-1\n');
    expect(await judgeBy(project.repository, 'gitleaks')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'ticket', file: 'a.txt', line: 1 }],
    });
  });
});

describeWith([['gitleaks', 'version']], 'gitleaks before a push', () => {
  let project: OpenProject;
  beforeAll(async () => {
    project = await openProject({ 'a.txt': 'a\n' }, { gitleaks: {} });
  });
  afterAll(() => project.repository.dispose());

  it('finds a token of a push that a later commit removes', async () => {
    const { repository } = project;
    const remote = await addBareRemote(repository);
    const [, gate = ''] = gateCommand();
    repository.env.GATE_BIN = gate;
    const config = await repository.read('gate.config.yaml');
    await repository.write('gate.config.yaml', config.replace('"ci"', '"pre-push"'));
    await repository.commit('chore: gate before a push');
    await repository.git('push', '--quiet', 'origin', 'main');
    const before = await remote.resolve('refs/heads/main');
    expect(await runGate(repository, ['install'])).toMatchObject({ code: 0 });
    await repository.write('key.txt', `key = "${token}"\n`);
    await repository.commit('feat: a key');
    await repository.git('rm', '--quiet', 'key.txt');
    await repository.commit('fix: no key');
    const { code, stderr } = await repository.tryGit('push', 'origin', 'main');
    expect(code).not.toBe(0);
    expect(stderr).toContain('key.txt:1');
    expect(stderr).not.toContain(token);
    expect(await remote.resolve('refs/heads/main')).toBe(before);
  });
});

describeWith([['k6', 'version']], 'k6', () => {
  let project: OpenProject;
  let server: Server;
  const test = (threshold: string) => `import http from 'k6/http';
import { check } from 'k6';

export const options = { iterations: 5, thresholds: { http_req_duration: ['${threshold}'] } };

export default function () {
  const answer = http.get(__ENV.URL);
  check(answer, { 'is found': ({ status }) => status === 200 });
}
`;
  beforeAll(async () => {
    server = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const env = { URL: `http://127.0.0.1:${port}/` };
    const files = { 'load.js': test('p(95)<60000') };
    project = await openProject(files, { k6: { script: 'load.js', env } });
  });
  afterEach(() => restore(project.repository));
  afterAll(async () => {
    await project.repository.dispose();
    server.close();
  });

  it('passes and measures', async () => {
    const { verdict, examined, metrics } = await judgeBy(project.repository, 'k6');
    expect({ verdict, examined }).toEqual({
      verdict: 'pass',
      examined: { count: 5, unit: 'iterations' },
    });
    expect(metrics).toContainEqual({ name: 'http_req_failed/rate', value: 0 });
    const names = metrics.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['http_req_duration/p95', 'http_reqs/rate']));
  });

  it('finds a threshold that does not hold', async () => {
    await project.repository.write('load.js', test('p(95)<0'));
    expect(await judgeBy(project.repository, 'k6')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'threshold', level: 'block', file: 'load.js' }],
    });
  });

  it('is not believed when the test throws', async () => {
    await project.repository.write('load.js', 'export default () => { nothing.at.all; };\n');
    expect(await judgeBy(project.repository, 'k6')).toMatchObject({ verdict: 'error' });
  });

  it('is an error when it is killed', async () => {
    await killTool(project.repository, project.bin, 'k6');
    const task = await judgeBy(project.repository, 'k6');
    expect(task).toMatchObject({ verdict: 'error', findings: [], metrics: [] });
    expect(task.reason).toContain('SIGKILL');
  });
});

describeWith([['hyperfine', '--version']], 'hyperfine', () => {
  let project: OpenProject;
  beforeAll(async () => {
    const commands = { list: 'ls -R / 2>/dev/null | head -n 2000', run: './run.sh' };
    project = await openProject({ 'a.txt': 'a\n' }, { hyperfine: { commands, runs: 3 } });
  });
  beforeAll(async () => {
    const script = '#!/bin/sh\ni=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done\n';
    await project.repository.write('run.sh', script, { executable: true });
    await project.repository.commit('feat: a program');
  });
  afterEach(() => restore(project.repository));
  afterAll(() => project.repository.dispose());

  it('passes and measures', async () => {
    const { verdict, examined, metrics } = await judgeBy(project.repository, 'hyperfine');
    expect({ verdict, examined }).toEqual({
      verdict: 'pass',
      examined: { count: 6, unit: 'runs' },
    });
    const medians = metrics.filter(({ name }) => name.endsWith('/median'));
    expect(medians.map(({ name }) => name)).toEqual(['list/median', 'run/median']);
    expect(medians.every(({ value }) => value > 0)).toBe(true);
  });

  it('finds a command that fails', async () => {
    await project.repository.write('run.sh', '#!/bin/sh\nexit 3\n');
    expect(await judgeBy(project.repository, 'hyperfine')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'exit-code', level: 'block' }],
    });
  });

  it('is an error when it is killed', async () => {
    await killTool(project.repository, project.bin, 'hyperfine');
    const task = await judgeBy(project.repository, 'hyperfine');
    expect(task).toMatchObject({ verdict: 'error', findings: [], metrics: [] });
    expect(task.reason).toContain('SIGKILL');
  });
});
