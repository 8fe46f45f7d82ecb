import { type Failure, failure, type Result, success } from '../../core/result.ts';
import { buildImage, planBuild } from './build-image.ts';
import { Container, removeAbandonedContainers } from './container.ts';
import { Docker } from './docker.ts';
import type { DockerIo } from './docker-io.ts';
import { type Smoke, smokeContainer } from './smoke-container.ts';
import type { SmokeReport } from './smoke-report.ts';
import { readSmokeRequest, type SmokeRequest } from './smoke-request.ts';
import { createTag, removeAbandonedTags, removeTag } from './temporary-tag.ts';

/**
 * The program behind `gate smoke-image`. Starts an image within bounds, waits until it is ready,
 * watches it for a time, and takes it away again, whatever happens. Prints one JSON document, a
 * `SmokeReport`, and nothing else on stdout; what Docker prints while it builds goes to stderr.
 *
 * - `--image=NAME`, or the flags of `gate build-image` without platforms and tag
 * - `--memory=AMOUNT` (512m), `--cpus=NUMBER` (1), `--network=NAME` (bridge), `--env=NAME=VALUE`
 * - `--port=PORT` of the container; it is published on a free port of this machine alone
 * - `--ready-path=PATH` or `--ready-log=REGEX`; its health check without either
 * - `--start-timeout=SECONDS` (60), `--watch=SECONDS` (10), `--request="STATUS PATH"`, repeatable
 * - after `--`: a command instead of that of the image
 *
 * @returns the exit code: 0 nothing is wrong, 1 something is, 2 bad arguments, 3 could not be judged.
 *   Only 0 and 1 come with a report.
 */
export async function smokeImageProgram(argv: readonly string[], io: DockerIo): Promise<number> {
  const request = readSmokeRequest(argv);
  if (!request.ok) return complain(request.failure, io, 2);
  const docker = new Docker(io);
  // Somebody has to listen all the time: a signal that nobody listens to ends gate at once.
  const keepListening = () => {};
  io.cancel.addEventListener('abort', keepListening);
  try {
    await Promise.all([removeAbandonedContainers(docker), removeAbandonedTags(docker)]);
    const report = await smokeSource(request.value, docker, io);
    if (!report.ok) return complain(report.failure, io, 3);
    io.stdout.write(`${JSON.stringify(report.value, null, 1)}\n`);
    const { problems, buildProblem } = report.value;
    return problems.length > 0 || buildProblem !== undefined ? 1 : 0;
  } finally {
    io.cancel.removeEventListener('abort', keepListening);
  }
}

async function smokeSource(
  request: SmokeRequest,
  docker: Docker,
  io: DockerIo,
): Promise<Result<SmokeReport, Failure>> {
  const { source } = request;
  if ('image' in source) return smokeNamed(source.image, source.image, request, docker, io);
  const plan = await planBuild(source.build, io.cwd);
  if (!plan.ok) return plan;
  const tag = createTag();
  const image = source.build.dockerfile;
  try {
    const problem = await buildImage(plan.value, { tag }, docker);
    if (!problem.ok) return problem;
    if (problem.value === undefined) return await smokeNamed(tag, image, request, docker, io);
    return success(notBuilt(image, problem.value));
  } finally {
    await removeTag(tag, docker);
  }
}

function notBuilt(image: string, buildProblem: SmokeReport['buildProblem'] & {}): SmokeReport {
  return {
    engine: 'gate-smoke-image',
    image,
    buildProblem,
    memory: [],
    requests: 0,
    responseTimes: [],
    problems: [],
    complete: true,
  };
}

/** @param called the name of the image for people */
async function smokeNamed(
  name: string,
  called: string,
  request: SmokeRequest,
  docker: Docker,
  { cancel }: DockerIo,
): Promise<Result<SmokeReport, Failure>> {
  const container = new Container(docker);
  const smoked = await smokeNew(container, name, { called, request, docker, cancel });
  const removed = await container.remove();
  if (removed.ok || smoked.ok) return removed.ok ? smoked : removed;
  const diagnostics = [...smoked.failure.diagnostics, ...removed.failure.diagnostics];
  return failure({ ...smoked.failure, diagnostics });
}

async function smokeNew(
  container: Container,
  name: string,
  smoke: Smoke,
): Promise<Result<SmokeReport, Failure>> {
  try {
    const created = await container.create(name, smoke.request);
    return created.ok ? await smokeContainer(container, smoke) : created;
  } catch (bug) {
    await container.remove();
    throw bug;
  }
}

function complain({ diagnostics }: Failure, { stderr }: DockerIo, code: number): number {
  for (const { message } of diagnostics) stderr.write(`gate smoke-image: ${message}\n`);
  return code;
}
