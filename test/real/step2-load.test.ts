import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeWith } from './describe-with.ts';
import { restore } from './open-example.ts';
import { judgeBy, killTool, type OpenProject, openProject } from './open-project.ts';

/** A server that answers 200 to `/` and 503 to everything else. */
async function listen(): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(({ url }, response) => {
    response.writeHead(url === '/' ? 200 : 503).end('answer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

const script = `import http from 'k6/http';
import { check } from 'k6';

export const options = {
  vus: 2,
  iterations: 20,
  thresholds: { http_req_failed: ['rate<0.01'], http_req_duration: ['p(95)<20000'] },
};

export default function () {
  const answer = http.get(__ENV.TARGET + '/');
  check(answer, { 'is found': ({ status }) => status === 200 });
}
`;

describeWith([['k6', 'version']], 'the real k6', () => {
  let project: OpenProject;
  let target: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    target = await listen();
    const options = { script: 'load.js', env: { TARGET: target.url } };
    project = await openProject({ 'load.js': script }, { k6: options });
  });
  afterEach(async () => {
    await project.repository.run(['rm', '--force', join(project.bin, 'k6')]);
    await restore(project.repository);
  });
  afterAll(async () => {
    await project.repository.dispose();
    target.server.close();
  });

  it('passes when thresholds and checks hold, and measures', async () => {
    const { verdict, examined, metrics } = await judgeBy(project.repository, 'k6');
    expect({ verdict, examined }).toEqual({
      verdict: 'pass',
      examined: { count: 20, unit: 'iterations' },
    });
    const values = new Map(metrics.map(({ name, value }) => [name, value]));
    expect(values.get('checks/rate')).toBe(100);
    expect(values.get('http_reqs/count')).toBe(20);
    expect(values.get('http_req_duration/p95')).toBeGreaterThan(0);
  });

  it('finds a threshold that is crossed', async () => {
    await project.repository.write('load.js', script.replace("'/'", "'/gone'"));
    const { verdict, findings } = await judgeBy(project.repository, 'k6');
    expect(verdict).toBe('block');
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'threshold', level: 'block', file: 'load.js' }),
    );
  });

  it('finds that nothing answers, without any threshold', async () => {
    const deaf = script
      .replace(/ {2}thresholds: .*\n/, '')
      .replace('__ENV.TARGET', "'http://[::]:1'");
    await project.repository.write('load.js', deaf);
    expect(await judgeBy(project.repository, 'k6')).toMatchObject({
      verdict: 'block',
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'http_req_failed' })]),
    });
  });

  it('is not judged when the test throws, or k6 is killed', async () => {
    await project.repository.write('load.js', script.replace('check(', 'chekc('));
    expect(await judgeBy(project.repository, 'k6')).toMatchObject({ verdict: 'error' });
    await restore(project.repository);
    await killTool(project.repository, project.bin, 'k6');
    expect(await judgeBy(project.repository, 'k6')).toMatchObject({
      verdict: 'error',
      findings: [],
    });
  });
});

describeWith([['hyperfine', '--version']], 'the real hyperfine', () => {
  let project: OpenProject;
  beforeAll(async () => {
    const commands = { list: './list.sh', count: './list.sh | wc -l' };
    const files = { 'list.sh': 'find . -type f | sort\nsleep 0.01\n' };
    project = await openProject(files, { hyperfine: { commands, runs: 3 } });
    await project.repository.run(['chmod', '+x', 'list.sh']);
    await project.repository.commit('build: run the list');
  });
  afterEach(() => restore(project.repository));
  afterAll(() => project.repository.dispose());

  it('measures each command', async () => {
    const { verdict, examined, metrics } = await judgeBy(project.repository, 'hyperfine');
    expect({ verdict, examined }).toEqual({
      verdict: 'pass',
      examined: { count: 6, unit: 'runs' },
    });
    expect(metrics.map(({ name }) => name)).toEqual([
      ...['list/mean', 'list/median', 'list/min'],
      ...['count/mean', 'count/median', 'count/min'],
    ]);
    expect(metrics.filter(({ value }) => value < 10)).toEqual([]);
  });

  it('finds a command that fails', async () => {
    await project.repository.write('list.sh', 'exit 7\n', { executable: true });
    expect(await judgeBy(project.repository, 'hyperfine')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'exit-code', level: 'block' }],
    });
  });

  it('is not judged when it is killed', async () => {
    await killTool(project.repository, project.bin, 'hyperfine');
    expect(await judgeBy(project.repository, 'hyperfine')).toMatchObject({
      verdict: 'error',
      findings: [],
    });
  });
});
