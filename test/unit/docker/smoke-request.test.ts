import { describe, expect, it } from 'vitest';
import { parseMemoryUse } from '../../../src/programs/docker/memory-use.ts';
import { readSmokeRequest } from '../../../src/programs/docker/smoke-request.ts';

describe('readSmokeRequest', () => {
  it('takes an image, its bounds and a command with options of its own', () => {
    const args = [
      '--image=app',
      '--memory=64m',
      '--port=8080',
      '--request=404 /x?y=1',
      '--watch=2',
    ];
    const read = readSmokeRequest([...args, '--', 'serve', '--port=1']);
    expect(read).toMatchObject({
      ok: true,
      value: {
        source: { image: 'app' },
        command: ['serve', '--port=1'],
        memory: '64m',
        port: 8080,
        ready: { by: 'health' },
        watchMs: 2000,
        requests: [{ status: 404, path: '/x?y=1' }],
      },
    });
  });

  it('takes what to build, and what says that it is ready', () => {
    const args = ['--target=release', '--build-arg=A=1', '--ready-log=^listening'];
    expect(readSmokeRequest(args)).toMatchObject({
      ok: true,
      value: {
        source: { build: { dockerfile: 'Dockerfile', target: 'release', buildArgs: ['A=1'] } },
        ready: { by: 'log', pattern: /^listening/m },
      },
    });
  });

  it.each(['--cpus=0', '--watch=', '--request=/x', '--ready-log=(', '--nonsense'])(
    'refuses %s',
    (argument) => {
      expect(readSmokeRequest([argument])).toMatchObject({
        ok: false,
        failure: { reason: 'bad-arguments' },
      });
    },
  );
});

describe('parseMemoryUse', () => {
  it.each([
    ['452KiB / 64MiB\n', 452 * 1024],
    ['1.5GiB / 2GiB', 1.5 * 2 ** 30],
    ['903B / 64MiB', 903],
    ['0B / 0B', undefined],
    ['-- / --', undefined],
    ['', undefined],
  ])('%j', (text, bytes) => {
    expect(parseMemoryUse(text)).toBe(bytes);
  });
});
