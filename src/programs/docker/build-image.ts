import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import type { BuildRequest } from './build-request.ts';
import { complaintOf, type Docker } from './docker.ts';
import { type Instruction, readDockerfile } from './dockerfile.ts';
import { type BuildProblem, explainBuildError } from './explain-build-error.ts';

/** What to build, with what its Dockerfile says. */
export interface BuildPlan extends BuildRequest {
  readonly instructions: readonly Instruction[];
}

/** Reads the Dockerfile of a build. */
export async function planBuild(
  request: BuildRequest,
  cwd: string,
): Promise<Result<BuildPlan, Failure>> {
  const { dockerfile } = request;
  try {
    const source = await readFile(resolve(cwd, dockerfile), 'utf8');
    return success({ ...request, instructions: readDockerfile(source) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failWith('no-dockerfile', { message: `${dockerfile} cannot be read: ${why}` });
  }
}

/**
 * Builds under a tag.
 * @param platform `linux/arm64`; that of the engine without it
 * @returns what is wrong with the Dockerfile, nothing when it was built; the failure is all else
 */
export async function buildImage(
  plan: BuildPlan,
  { tag, platform }: { readonly tag: string; readonly platform?: string | undefined },
  docker: Docker,
): Promise<Result<BuildProblem | undefined, Failure>> {
  const outcome = await docker.build([
    `--tag=${tag}`,
    `--file=${plan.dockerfile}`,
    // So that the older builder leaves no container of a failed step behind; BuildKit never does.
    '--force-rm',
    ...(platform === undefined ? [] : [`--platform=${platform}`]),
    ...(plan.target === undefined ? [] : [`--target=${plan.target}`]),
    ...(plan.network === undefined ? [] : [`--network=${plan.network}`]),
    ...plan.buildArgs.map((pair) => `--build-arg=${pair}`),
    ...(plan.pull ? ['--pull'] : []),
    ...(plan.noCache ? ['--no-cache'] : []),
    '--',
    plan.context,
  ]);
  const { end } = outcome;
  if (end.kind === 'exited' && end.code === 0) return success(undefined);
  const problem =
    end.kind === 'exited'
      ? explainBuildError(`${outcome.stdout}\n${outcome.stderr}`, plan.instructions)
      : undefined;
  if (problem !== undefined) return success(problem);
  return failWith('not-built', { message: `docker build: ${complaintOf(outcome)}` });
}
