import { parseArgs } from 'node:util';
import { failWith, type Result, success } from '../../core/result.ts';

/** What is built. Paths are relative to the working directory. */
export interface BuildRequest {
  readonly dockerfile: string;
  readonly context: string;
  readonly target?: string;
  /** `NAME=value` */
  readonly buildArgs: readonly string[];
  /** `host` or `none`, for the steps. */
  readonly network?: string;
  readonly pull: boolean;
  readonly noCache: boolean;
}

/** The flags of a build, as several programs take them. */
export const buildFlags = {
  dockerfile: { type: 'string', default: 'Dockerfile' },
  context: { type: 'string', default: '.' },
  target: { type: 'string' },
  'build-arg': { type: 'string', multiple: true, default: [] as string[] },
  'build-network': { type: 'string' },
  pull: { type: 'boolean', default: false },
  'no-cache': { type: 'boolean', default: false },
} as const;

interface BuildFlagValues {
  readonly dockerfile: string;
  readonly context: string;
  readonly target?: string | undefined;
  readonly 'build-arg': readonly string[];
  readonly 'build-network'?: string | undefined;
  readonly pull: boolean;
  readonly 'no-cache': boolean;
}

export function buildRequestOf(values: BuildFlagValues): BuildRequest {
  const { target, 'build-network': network } = values;
  return {
    dockerfile: values.dockerfile,
    context: values.context,
    buildArgs: values['build-arg'],
    pull: values.pull,
    noCache: values['no-cache'],
    ...(target === undefined ? {} : { target }),
    ...(network === undefined ? {} : { network }),
  };
}

export interface BuildProgramRequest extends BuildRequest {
  /** `linux/arm64`; that of the engine without any. */
  readonly platforms: readonly string[];
  /** Names what was built, so that it stays. */
  readonly tag?: string;
}

/** Reads the arguments of `gate build-image`; see `buildImageProgram`. */
export function readBuildRequest(argv: readonly string[]): Result<BuildProgramRequest> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        ...buildFlags,
        platform: { type: 'string', multiple: true, default: [] },
        tag: { type: 'string' },
      },
    });
    const { platform: platforms, tag } = values;
    return success({ ...buildRequestOf(values), platforms, ...(tag === undefined ? {} : { tag }) });
  } catch (error) {
    // parseArgs throws for what the caller wrote.
    if (!(error instanceof Error)) throw error;
    return failWith('bad-arguments', { message: error.message });
  }
}
