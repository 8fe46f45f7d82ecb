import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import { answerOf, complaintOf, type Docker } from './docker.ts';
import { type ContainerState, inspectContainer } from './inspect-container.ts';
import { createOwner, isAbandoned } from './owner.ts';
import type { SmokeRequest } from './smoke-request.ts';

const label = 'gate.owner';
const mostLogLines = 15;

/** A container that this process made. */
export class Container {
  readonly #name: string;
  readonly #owner: string;
  readonly #docker: Docker;

  constructor(docker: Docker) {
    this.#owner = createOwner();
    this.#name = `gate-smoke-${this.#owner}`;
    this.#docker = docker;
  }

  get name(): string {
    return this.#name;
  }

  /** Makes it, with its bounds, and does not start it. Nothing is downloaded. */
  async create(image: string, request: SmokeRequest): Promise<Result<undefined, Failure>> {
    const { memory, cpus, network, port } = request;
    const publishes = port !== undefined && !/^(?:host|none|container:.*)$/.test(network);
    const args = [
      'create',
      `--name=${this.#name}`,
      `--label=${label}=${this.#owner}`,
      '--pull=never',
      `--memory=${memory}`,
      // Without it the same amount of swap may be used as well.
      `--memory-swap=${memory}`,
      `--cpus=${cpus}`,
      `--network=${network}`,
      ...(publishes ? [`--publish=127.0.0.1::${port}`] : []),
      ...request.variables.map((pair) => `--env=${pair}`),
      '--',
      image,
      ...request.command,
    ];
    const created = answerOf(await this.#docker.finish(args), args);
    return created.ok ? success(undefined) : created;
  }

  /** @returns why what is in the image could not be started; nothing when it runs */
  async start(): Promise<Result<string | undefined, Failure>> {
    const outcome = await this.#docker.call(['start', this.#name]);
    const { end } = outcome;
    if (end.kind === 'exited' && end.code === 0) return success(undefined);
    const state = await this.state();
    // As in a shell: the command was not found, or is not executable. All else is the engine's.
    if (state.ok && (state.value.exitCode === 127 || state.value.exitCode === 126)) {
      return success(withoutEngine(state.value.error));
    }
    return failWith('not-started', { message: `docker start: ${complaintOf(outcome)}` });
  }

  state(): Promise<Result<ContainerState, Failure>> {
    return inspectContainer(this.#name, this.#docker);
  }

  /** Everything that it has printed. */
  async log(): Promise<string> {
    const { stdout, stderr } = await this.#docker.call(['logs', this.#name]);
    return [stdout, stderr]
      .map((text) => text.trimEnd())
      .filter(Boolean)
      .join('\n');
  }

  /** The last lines of its log, for a message; empty when it has printed nothing. */
  async lastLines(): Promise<string> {
    const lines = (await this.log()).split('\n').slice(-mostLogLines).join('\n');
    return lines === '' ? '' : `\n${lines}`;
  }

  /** Ends it and takes it away, with what it has written. */
  async remove(): Promise<Result<undefined, Failure>> {
    const outcome = await this.#docker.finish(['rm', '--force', '--volumes', this.#name]);
    const { end } = outcome;
    const isGone = end.kind === 'exited' && (end.code === 0 || /no such/i.test(outcome.stderr));
    if (isGone) return success(undefined);
    return failWith('not-removed', {
      message: `the container ${this.#name} is left behind: ${complaintOf(outcome)}`,
    });
  }
}

/** `failed to create shim task: … unable to start container process: exec: "/app": …: unknown` */
function withoutEngine(error: string): string {
  return error.replace(/^.*unable to start container process: /, '').replace(/: unknown$/, '');
}

/** Takes away the containers that processes of this machine which were killed have left behind. */
export async function removeAbandonedContainers(docker: Docker): Promise<void> {
  const format = `{{.ID}} {{.Label "${label}"}}`;
  const listed = await docker.ask([
    'ps',
    '--all',
    '--filter',
    `label=${label}`,
    '--format',
    format,
  ]);
  if (!listed.ok) return;
  const abandoned = listed.value.split('\n').flatMap((line) => {
    const [id = '', owner = ''] = line.split(' ');
    return isAbandoned(owner) ? [id] : [];
  });
  if (abandoned.length > 0) await docker.finish(['rm', '--force', '--volumes', ...abandoned]);
}
