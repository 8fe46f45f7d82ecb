import { spawnSync } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { startDockerEngine } from '../rig/docker-engine.ts';
import { startGate } from '../rig/run-gate.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';
import { judgeBy, openProject } from './open-project.ts';

const engine = await startDockerEngine();
const busybox = staticBusybox();
const obstacle =
  typeof engine === 'string' ? engine : busybox === undefined ? 'busybox is not static' : undefined;
if (obstacle !== undefined) process.stderr.write(`skipped: images, since ${obstacle}\n`);

/** Images are made from nothing but this program: nothing has to be downloaded. */
function staticBusybox(): string | undefined {
  const path = spawnSync('which', ['busybox'], { encoding: 'utf8' }).stdout.trim();
  return path !== '' && spawnSync('ldd', [path]).status !== 0 ? path : undefined;
}

const dockerfile = `FROM scratch AS base
COPY busybox /bin/busybox
RUN ["/bin/busybox", "mkdir", "/www"]
RUN ["/bin/busybox", "sh", "-c", "echo ok > /www/health"]

FROM base AS release
USER 1000:1000
HEALTHCHECK --interval=1s --timeout=1s --retries=2 \\
  CMD ["/bin/busybox", "wget", "-q", "-O", "-", "http://127.0.0.1:8080/health"]
CMD ["/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/www"]
`;
const shell = (script: string) => ['/bin/busybox', 'sh', '-c', script];

const opened: TestRepository[] = [];
afterEach(async () => {
  for (const repository of opened.splice(0)) await repository.dispose();
});
afterAll(async () => {
  if (typeof engine !== 'string') await engine.stop();
});

async function open(gates: Readonly<Record<string, object>>): Promise<TestRepository> {
  const { repository } = await openProject({ Dockerfile: dockerfile }, gates);
  opened.push(repository);
  if (typeof engine !== 'string') Object.assign(repository.env, engine.env);
  await copyFile(busybox ?? '', join(repository.directory, 'busybox'));
  await repository.commit('feat: a program');
  return repository;
}

/** What gate has made in the engine and not taken away: containers, and names of images. */
async function leftBehind(repository: TestRepository): Promise<string> {
  const containers = ['docker', 'ps', '--all', '--quiet', '--filter', 'label=gate.owner'] as const;
  const images = ['docker', 'image', 'ls', '--quiet', 'gate-build'] as const;
  const left = await Promise.all([repository.run(containers), repository.run(images)]);
  return left.map(({ code, stdout }) => `${code} ${stdout}`).join('\n');
}
const nothing = '0 \n0 ';

describe.skipIf(obstacle !== undefined)('docker-build', () => {
  it('builds, measures, and leaves nothing behind', async () => {
    const options = { target: 'release', user: 'non-root', healthcheck: 'required' };
    const repository = await open({ 'docker-build': options });
    const { verdict, metrics, examined } = await judgeBy(repository, 'docker-build');
    expect({ verdict, examined }).toEqual({
      verdict: 'pass',
      examined: { count: 1, unit: 'images' },
    });
    const values = new Map(metrics.map(({ name, value }) => [name, value]));
    expect(values.get('image-size')).toBeGreaterThan(500_000);
    expect(values.get('layers')).toBe(3);
    expect(await leftBehind(repository)).toBe(nothing);
  });

  it('keeps an image only when it is to', async () => {
    const repository = await open({ 'docker-build': { tag: 'gate-test:kept' } });
    expect(await judgeBy(repository, 'docker-build')).toMatchObject({ verdict: 'pass' });
    const removed = await repository.run(['docker', 'image', 'rm', 'gate-test:kept']);
    expect(removed.code).toBe(0);
  });

  it('finds an image that runs as root, and one without a health check', async () => {
    const options = { target: 'base', user: 'non-root', healthcheck: 'required' };
    const repository = await open({ 'docker-build': options });
    expect(await judgeBy(repository, 'docker-build')).toMatchObject({
      verdict: 'block',
      findings: [
        { rule: 'root-user', level: 'block', file: 'Dockerfile', line: 1 },
        { rule: 'no-healthcheck', level: 'block', file: 'Dockerfile', line: 1 },
      ],
    });
  });

  it.each([
    ['a step that fails', 'RUN ["/bin/busybox", "false"]', 4],
    ['a file that is not there', 'COPY gone /gone', 4],
    ['an instruction that there is not', 'RUNN true', 4],
  ])('finds %s', async (_, instruction, line) => {
    const repository = await open({ 'docker-build': {} });
    const lines = dockerfile.split('\n');
    await repository.write('Dockerfile', lines.with(line - 1, instruction).join('\n'));
    expect(await judgeBy(repository, 'docker-build')).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'build-failed', level: 'block', file: 'Dockerfile', line }],
    });
    expect(await leftBehind(repository)).toBe(nothing);
  });

  it('is not judged without an engine, without a Dockerfile, or without its base image', async () => {
    const repository = await open({ 'docker-build': {} });
    await repository.write('Dockerfile', 'FROM registry.invalid/nothing:1\n');
    expect(await judgeBy(repository, 'docker-build')).toMatchObject({ verdict: 'error' });
    await repository.run(['rm', 'Dockerfile']);
    expect(await judgeBy(repository, 'docker-build')).toMatchObject({ verdict: 'error' });
    await repository.write('Dockerfile', dockerfile);
    repository.env.DOCKER_HOST = `unix://${repository.parent}/no.sock`;
    expect(await judgeBy(repository, 'docker-build')).toMatchObject({ verdict: 'error' });
  });
});

describe.skipIf(obstacle !== undefined)('image-smoke', () => {
  const build = { target: 'release' };

  it('starts an image within bounds, asks it, measures it, and takes it away', async () => {
    const requests = [{ path: '/health' }, { path: '/gone', status: 404 }];
    const options = { build, memory: '64m', port: 8080, watch: 3, requests };
    const repository = await open({ 'image-smoke': options });
    const { verdict, reason, metrics } = await judgeBy(repository, 'image-smoke');
    expect({ verdict, reason }).toEqual({ verdict: 'pass', reason: '1 image examined' });
    const values = new Map(metrics.map(({ name, value }) => [name, value]));
    expect([...values.keys()].sort()).toEqual([
      ...['memory', 'memory-growth', 'response-time', 'start-time'],
    ]);
    expect(values.get('memory')).toBeGreaterThan(10_000);
    expect(values.get('memory')).toBeLessThan(64 * 1024 * 1024);
    expect(await leftBehind(repository)).toBe(nothing);
  });

  it.each([
    ['exited', { command: shell('echo no database >&2; exit 4') }],
    ['out-of-memory', { command: shell('x=a; while true; do x=$x$x; done'), memory: '16m' }],
    ['unhealthy', { command: shell('exec /bin/busybox sleep 60') }],
    ['cannot-start', { command: ['/bin/gone'] }],
    [
      'not-ready',
      { command: ['/bin/busybox', 'sleep', '60'], ready: { log: 'up' }, startTimeout: 1 },
    ],
    ['wrong-answer', { port: 8080, watch: 1, requests: [{ path: '/gone' }] }],
    [
      'exited',
      {
        command: shell('echo up; /bin/busybox sleep 1; exit 1'),
        ready: { log: '^up$' },
        watch: 60,
      },
    ],
  ])('finds: %s, with %j', async (rule, options) => {
    const repository = await open({ 'image-smoke': { build, ...options } });
    expect(await judgeBy(repository, 'image-smoke')).toMatchObject({
      verdict: 'block',
      findings: [{ rule, level: 'block' }],
    });
    expect(await leftBehind(repository)).toBe(nothing);
  });

  it('is not judged without an image, or without anything to wait for', async () => {
    const gone = await open({ 'image-smoke': { image: 'gate-test:gone' } });
    expect(await judgeBy(gone, 'image-smoke')).toMatchObject({ verdict: 'error', findings: [] });
    const base = await open({
      'image-smoke': { build: { target: 'base' }, command: shell('sleep 60') },
    });
    expect(await judgeBy(base, 'image-smoke')).toMatchObject({ verdict: 'error', findings: [] });
    expect(await leftBehind(base)).toBe(nothing);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'leaves no container behind when gate is ended by %s',
    async (signal) => {
      const repository = await open({ 'image-smoke': { build, watch: 120 } });
      const { child, result } = startGate(repository, ['check', '--stage', 'ci', '--all']);
      const isRunning = async () => {
        const { stdout } = await repository.run([
          'docker',
          'ps',
          '--quiet',
          '--filter',
          'health=healthy',
        ]);
        expect(stdout).not.toBe('');
      };
      await vi.waitFor(isRunning, { timeout: 120_000, interval: 100 });
      child.kill(signal);
      expect((await result).code).toBe({ SIGINT: 130, SIGTERM: 143, SIGKILL: 137 }[signal]);
      const isGone = async () => expect(await leftBehind(repository)).toBe(nothing);
      await vi.waitFor(isGone, { timeout: 30_000, interval: 100 });
    },
  );
});
