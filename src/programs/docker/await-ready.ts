import { setTimeout as delay } from 'node:timers/promises';
import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import type { Container } from './container.ts';
import { type ContainerProblem, problemOf } from './container-problem.ts';
import type { ContainerState } from './inspect-container.ts';
import { requestPath } from './request-path.ts';
import type { Readiness, SmokeRequest } from './smoke-request.ts';

const pollMs = 200;

/** Where a container that runs can be reached. */
export interface Reach {
  /** On this machine; absent when no port was asked for. */
  readonly port?: number;
  readonly cancel: AbortSignal;
}

/**
 * Waits until a container is ready, is known never to be, or its time is up.
 * @returns what is wrong with it; nothing when it is ready
 */
export async function awaitReady(
  container: Container,
  { ready, startTimeoutMs }: SmokeRequest,
  reach: Reach,
): Promise<Result<ContainerProblem | undefined, Failure>> {
  const deadline = performance.now() + startTimeoutMs;
  while (!reach.cancel.aborted) {
    const state = await container.state();
    if (!state.ok) return state;
    if (ready.by === 'health' && state.value.health === undefined) {
      return failWith('no-healthcheck', {
        message: 'the image has no health check: say by “ready” when it is ready',
      });
    }
    const problem = await problemOf(state.value, container);
    if (problem !== undefined) return success(problem);
    if (await isReady(ready, state.value, container, reach)) return success(undefined);
    if (performance.now() > deadline) {
      const message = `it is not ready after ${startTimeoutMs / 1000} s${await container.lastLines()}`;
      return success({ rule: 'not-ready', message });
    }
    await delay(pollMs, undefined, { signal: reach.cancel }).catch(() => {});
  }
  return failWith('cancelled', { message: 'cancelled' });
}

async function isReady(
  ready: Readiness,
  state: ContainerState,
  container: Container,
  { port, cancel }: Reach,
): Promise<boolean> {
  switch (ready.by) {
    case 'health':
      return state.health === 'healthy';
    case 'log':
      return ready.pattern.test(await container.log());
    case 'path': {
      const answer = await requestPath(port ?? 0, ready.path, cancel);
      return 'status' in answer && answer.status < 400;
    }
  }
}
