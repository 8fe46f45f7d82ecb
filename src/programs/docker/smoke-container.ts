import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import { awaitReady, type Reach } from './await-ready.ts';
import type { Container } from './container.ts';
import type { Docker } from './docker.ts';
import type { ContainerState } from './inspect-container.ts';
import type { SmokeReport } from './smoke-report.ts';
import type { SmokeRequest } from './smoke-request.ts';
import { watchContainer } from './watch-container.ts';

export interface Smoke {
  /** The name of the image for people. */
  readonly called: string;
  readonly request: SmokeRequest;
  readonly docker: Docker;
  readonly cancel: AbortSignal;
}

/** Starts a container that was made, waits for it and watches it. */
export async function smokeContainer(
  container: Container,
  { called, request, docker, cancel }: Smoke,
): Promise<Result<SmokeReport, Failure>> {
  const report = (seen: Partial<SmokeReport>): Result<SmokeReport, Failure> =>
    success({
      engine: 'gate-smoke-image',
      image: called,
      memory: [],
      requests: 0,
      responseTimes: [],
      problems: [],
      ...seen,
      complete: true,
    });
  const startedAt = performance.now();
  const obstacle = await container.start();
  if (!obstacle.ok) return obstacle;
  if (obstacle.value !== undefined) {
    return report({
      problems: [{ rule: 'cannot-start', message: `it cannot be started: ${obstacle.value}` }],
    });
  }
  const state = await container.state();
  if (!state.ok) return state;
  const { memory, nanoCpus } = state.value;
  if (memory === 0 || nanoCpus === 0) {
    return failWith('no-bounds', { message: 'this engine does not hold containers to bounds' });
  }
  const bounds = { memory, cpus: nanoCpus / 1e9 };
  const reach = reachOf(state.value, request, cancel);
  const problem = await awaitReady(container, request, reach);
  if (!problem.ok) return problem;
  if (problem.value !== undefined) return report({ bounds, problems: [problem.value] });
  const readyAfterMs = performance.now() - startedAt;
  const watch = await watchContainer(container, request, reach, docker);
  return watch.ok ? report({ bounds, readyAfterMs, ...watch.value }) : watch;
}

/** In the network of the host the port is the container's own. */
function reachOf(
  { ports }: ContainerState,
  { port, network }: SmokeRequest,
  cancel: AbortSignal,
): Reach {
  if (port === undefined) return { cancel };
  const published = network === 'host' ? port : ports.get(`${port}/tcp`);
  return published === undefined ? { cancel } : { port: published, cancel };
}
