import { setTimeout as delay } from 'node:timers/promises';
import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import type { Reach } from './await-ready.ts';
import type { Container } from './container.ts';
import { type ContainerProblem, problemOf } from './container-problem.ts';
import type { Docker } from './docker.ts';
import { memoryUse } from './memory-use.ts';
import { type Answer, requestPath } from './request-path.ts';
import type { ProbeRequest, SmokeRequest } from './smoke-request.ts';

const pauseMs = 200;

/** What was seen of a container while it was watched. */
export interface Watch {
  /** In bytes, in order. */
  readonly memory: readonly number[];
  readonly requests: number;
  /** Of answers, in milliseconds. */
  readonly responseTimes: readonly number[];
  /** At most one a path, and at most one of the container itself. */
  readonly problems: readonly ContainerProblem[];
}

/** Sends requests and measures memory for a time; ends early with the container. */
export async function watchContainer(
  container: Container,
  { requests, watchMs }: SmokeRequest,
  reach: Reach,
  docker: Docker,
): Promise<Result<Watch, Failure>> {
  const memory: number[] = [];
  const client = new Client(requests, reach);
  const until = performance.now() + watchMs;
  while (!reach.cancel.aborted) {
    await client.sendAll();
    const used = await memoryUse(container.name, docker);
    if (used !== undefined) memory.push(used);
    const state = await container.state();
    if (!state.ok) return state;
    const problem = await problemOf(state.value, container);
    if (problem !== undefined || performance.now() >= until) {
      const { sent, responseTimes } = client;
      const problems = [...client.problems(), ...(problem === undefined ? [] : [problem])];
      return success({ memory, requests: sent, responseTimes, problems });
    }
    await delay(pauseMs, undefined, { signal: reach.cancel }).catch(() => {});
  }
  return failWith('cancelled', { message: 'cancelled' });
}

/** Sends the same requests again and again, and keeps what is wrong with the answers. */
class Client {
  sent = 0;
  readonly responseTimes: number[] = [];
  readonly #wrong = new Map<string, string>();
  readonly #requests: readonly ProbeRequest[];
  readonly #reach: Reach;

  constructor(requests: readonly ProbeRequest[], reach: Reach) {
    this.#requests = requests;
    this.#reach = reach;
  }

  async sendAll(): Promise<void> {
    const { port = 0, cancel } = this.#reach;
    for (const request of this.#requests) {
      const answer = await requestPath(port, request.path, cancel);
      this.sent += 1;
      if ('afterMs' in answer) this.responseTimes.push(answer.afterMs);
      const problem = wrongAnswer(request, answer);
      if (problem !== undefined && !this.#wrong.has(request.path)) {
        this.#wrong.set(request.path, problem);
      }
    }
  }

  problems(): ContainerProblem[] {
    return Array.from(this.#wrong.values(), (message) => ({ rule: 'wrong-answer', message }));
  }
}

function wrongAnswer({ path, status }: ProbeRequest, answer: Answer): string | undefined {
  if ('problem' in answer) return `${path} gives no answer: ${answer.problem}`;
  return answer.status === status
    ? undefined
    : `${path} answers ${answer.status} instead of ${status}`;
}
