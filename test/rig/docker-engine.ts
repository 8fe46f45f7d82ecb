import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A Docker engine that tests may use. */
export interface DockerEngine {
  /** What finds it. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends it, if it was started for the tests, and takes away what it has stored. */
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 20_000;
const pollMs = 200;

/**
 * The engine that runs on this machine; else one is started, which needs root, and `dockerd`. It
 * stores images without an overlay file system and changes no firewall, so that it works inside of a
 * container too.
 *
 * @returns why there is none, in one line
 */
export async function startDockerEngine(): Promise<DockerEngine | string> {
  if (spawnSync('docker', ['--version']).status !== 0) return 'docker is not installed';
  const { DOCKER_HOST } = process.env;
  const env = DOCKER_HOST === undefined ? {} : { DOCKER_HOST };
  if (answers(env)) return { env, stop: async () => {} };
  if (spawnSync('dockerd', ['--version']).status !== 0)
    return 'no engine runs, and there is no dockerd';
  if (process.getuid?.() !== 0) return 'no engine runs, and only root can start one';
  return startDaemon();
}

function answers(env: Readonly<Record<string, string>>): boolean {
  const options = { env: { ...process.env, ...env }, timeout: 10_000 };
  return spawnSync('docker', ['version'], options).status === 0;
}

async function startDaemon(): Promise<DockerEngine | string> {
  const directory = mkdtempSync(join(tmpdir(), 'gate-docker-'));
  const socket = `unix://${join(directory, 'docker.sock')}`;
  const log = join(directory, 'log');
  const output = openSync(log, 'w');
  const daemon = spawn(
    'dockerd',
    [
      `--host=${socket}`,
      `--data-root=${join(directory, 'data')}`,
      `--exec-root=${join(directory, 'exec')}`,
      `--pidfile=${join(directory, 'pid')}`,
      '--storage-driver=vfs',
      '--iptables=false',
      '--ip6tables=false',
    ],
    { stdio: ['ignore', output, output] },
  );
  closeSync(output);
  // It must not outlive the tests, however they end.
  const kill = () => daemon.kill('SIGTERM');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    await endDaemon(daemon);
    rmSync(directory, { recursive: true, force: true });
  };
  const env = { DOCKER_HOST: socket };
  const deadline = Date.now() + startTimeoutMs;
  while (daemon.exitCode === null && Date.now() < deadline) {
    if (answers(env)) return { env, stop };
    await delay(pollMs);
  }
  const last = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
  await stop();
  return `dockerd does not start here: ${last.slice(0, 300)}`;
}

async function endDaemon(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const ended = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill('SIGTERM');
  const timer = setTimeout(() => daemon.kill('SIGKILL'), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}
