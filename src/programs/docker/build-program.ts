import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import { type BuildPlan, buildImage, planBuild } from './build-image.ts';
import type { BuildReport } from './build-report.ts';
import { type BuildProgramRequest, readBuildRequest } from './build-request.ts';
import { Docker } from './docker.ts';
import type { DockerIo } from './docker-io.ts';
import { stageOf } from './dockerfile.ts';
import type { BuildProblem } from './explain-build-error.ts';
import { type ImageFacts, inspectImage } from './inspect-image.ts';
import { createTag, removeAbandonedTags, removeTag } from './temporary-tag.ts';

/**
 * The program behind `gate build-image`. Builds, looks at what was built, and prints one JSON
 * document, a `BuildReport`, and nothing else on stdout; what Docker prints goes to stderr.
 *
 * - `--dockerfile=FILE`, `--context=DIRECTORY`, `--target=STAGE`, `--build-arg=NAME=VALUE`
 *   (repeatable), `--build-network=NETWORK`, `--pull`, `--no-cache`
 * - `--platform=OS/ARCH`, repeatable: one build each
 * - `--tag=NAME`: keep what was built under this name; all else is taken away again
 *
 * @returns the exit code: 0 built, 1 the Dockerfile cannot be built, 2 bad arguments, 3 could not be
 *   judged. Only 0 and 1 come with a report.
 */
export async function buildImageProgram(argv: readonly string[], io: DockerIo): Promise<number> {
  const request = readBuildRequest(argv);
  if (!request.ok) return complain(request.failure, io, 2);
  const docker = new Docker(io);
  // Somebody has to listen all the time: a signal that nobody listens to ends gate at once.
  const keepListening = () => {};
  io.cancel.addEventListener('abort', keepListening);
  try {
    await removeAbandonedTags(docker);
    const report = await buildAll(request.value, docker, io);
    if (!report.ok) return complain(report.failure, io, 3);
    io.stdout.write(`${JSON.stringify(report.value, null, 1)}\n`);
    return report.value.problems.length > 0 ? 1 : 0;
  } finally {
    io.cancel.removeEventListener('abort', keepListening);
  }
}

async function buildAll(
  request: BuildProgramRequest,
  docker: Docker,
  { cwd }: DockerIo,
): Promise<Result<BuildReport, Failure>> {
  const plan = await planBuild(request, cwd);
  if (!plan.ok) return plan;
  const platforms = request.platforms.length === 0 ? ['default'] : request.platforms;
  const images: ImageFacts[] = [];
  const problems: (BuildProblem & { readonly platform: string })[] = [];
  for (const platform of platforms) {
    const built = await buildOne(plan.value, platform, request.tag, docker);
    if (!built.ok) return built;
    if ('id' in built.value) images.push(built.value);
    else problems.push({ ...built.value, platform });
  }
  return success({
    engine: 'gate-build-image',
    dockerfile: request.dockerfile,
    stage: placesOf(plan.value),
    platforms,
    images,
    problems,
    complete: true,
  });
}

/** Of several platforms the last one keeps the tag. */
async function buildOne(
  plan: BuildPlan,
  platform: string,
  keptTag: string | undefined,
  docker: Docker,
): Promise<Result<ImageFacts | BuildProblem, Failure>> {
  const tag = createTag();
  try {
    const wanted = platform === 'default' ? undefined : platform;
    const problem = await buildImage(plan, { tag, platform: wanted }, docker);
    if (!problem.ok) return problem;
    if (problem.value !== undefined) return success(problem.value);
    const image = await inspectImage(tag, docker);
    if (!image.ok) return image;
    if (wanted !== undefined && !isOf(image.value.platform, wanted)) {
      return failWith('wrong-platform', {
        message: `docker built for ${image.value.platform} instead of ${wanted}`,
      });
    }
    if (keptTag === undefined) return image;
    const named = await docker.ask(['tag', tag, keptTag]);
    return named.ok ? image : named;
  } finally {
    await removeTag(tag, docker);
  }
}

/** `linux/arm64` is asked for, and `linux/arm64/v8` built. */
function isOf(platform: string, wanted: string): boolean {
  return platform === wanted || platform.startsWith(`${wanted}/`);
}

function placesOf({ instructions, target }: BuildPlan): BuildReport['stage'] {
  const stage = stageOf(instructions, target);
  const line = stage[0]?.line;
  const userLine = stage.findLast(({ name }) => name === 'USER')?.line;
  const healthcheckLine = stage.findLast(({ name }) => name === 'HEALTHCHECK')?.line;
  return {
    ...(line === undefined ? {} : { line }),
    ...(userLine === undefined ? {} : { userLine }),
    ...(healthcheckLine === undefined ? {} : { healthcheckLine }),
  };
}

function complain({ diagnostics }: Failure, { stderr }: DockerIo, code: number): number {
  for (const { message } of diagnostics) stderr.write(`gate build-image: ${message}\n`);
  return code;
}
