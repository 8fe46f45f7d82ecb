import { parseArgs } from 'node:util';
import { failWith, type Result, success } from '../../core/result.ts';
import { type BuildRequest, buildFlags, buildRequestOf } from './build-request.ts';

/** When a container counts as started. */
export type Readiness =
  | { readonly by: 'health' }
  /** An answer below 400 to a request for a path. */
  | { readonly by: 'path'; readonly path: string }
  /** A line of its log. */
  | { readonly by: 'log'; readonly pattern: RegExp };

/** A request and the status that its answer must have. */
export interface ProbeRequest {
  readonly path: string;
  readonly status: number;
}

export interface SmokeRequest {
  /** The name of an image that is there, or how to build one. */
  readonly source: { readonly image: string } | { readonly build: BuildRequest };
  /** Instead of that of the image, when it is not empty. */
  readonly command: readonly string[];
  /** `NAME=value` */
  readonly variables: readonly string[];
  /** As Docker writes it: `512m` */
  readonly memory: string;
  readonly cpus: number;
  readonly network: string;
  /** On which the container listens. */
  readonly port?: number;
  readonly ready: Readiness;
  readonly startTimeoutMs: number;
  readonly watchMs: number;
  readonly requests: readonly ProbeRequest[];
}

const many = { type: 'string', multiple: true, default: [] as string[] } as const;

/** Reads the arguments of `gate smoke-image`; see `smokeImageProgram`. */
export function readSmokeRequest(argv: readonly string[]): Result<SmokeRequest> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...buildFlags,
        image: { type: 'string' },
        env: many,
        memory: { type: 'string', default: '512m' },
        cpus: { type: 'string', default: '1' },
        network: { type: 'string', default: 'bridge' },
        port: { type: 'string' },
        'ready-path': { type: 'string' },
        'ready-log': { type: 'string' },
        'start-timeout': { type: 'string', default: '60' },
        watch: { type: 'string', default: '10' },
        request: many,
      },
    });
    const { image, port } = values;
    return success({
      source: image === undefined ? { build: buildRequestOf(values) } : { image },
      command: positionals,
      variables: values.env,
      memory: values.memory,
      cpus: numberOf(values.cpus),
      network: values.network,
      ready: readinessOf(values['ready-path'], values['ready-log']),
      startTimeoutMs: numberOf(values['start-timeout']) * 1000,
      watchMs: numberOf(values.watch) * 1000,
      requests: values.request.map(readRequest),
      ...(port === undefined ? {} : { port: numberOf(port) }),
    });
  } catch (error) {
    // parseArgs and RegExp throw for what the caller wrote.
    if (!(error instanceof Error)) throw error;
    return failWith('bad-arguments', { message: error.message });
  }
}

function readinessOf(path: string | undefined, log: string | undefined): Readiness {
  if (path !== undefined) return { by: 'path', path };
  return log === undefined ? { by: 'health' } : { by: 'log', pattern: new RegExp(log, 'm') };
}

/** `200 /health` */
function readRequest(text: string): ProbeRequest {
  const [, status, path] = /^(\d{3}) (\/\S*)$/.exec(text) ?? [];
  if (status === undefined || path === undefined) {
    throw new RangeError(`“${text}” is not a status and a path`);
  }
  return { status: Number(status), path };
}

function numberOf(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) {
    throw new RangeError(`“${text}” is not a number above 0`);
  }
  return value;
}
