import * as z from 'zod';
import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import type { Docker } from './docker.ts';

const inspected = z
  .array(
    z.object({
      State: z.object({
        /** `created`, `running`, `exited`, `dead`, … */
        Status: z.string(),
        ExitCode: z.int(),
        OOMKilled: z.boolean(),
        Error: z.string(),
        Health: z
          .object({
            /** `starting`, `healthy`, `unhealthy`; `none` without a health check. */
            Status: z.string(),
            Log: z.array(z.object({ ExitCode: z.int(), Output: z.string() })).nullish(),
          })
          .nullish(),
      }),
      HostConfig: z.object({ Memory: z.int(), NanoCpus: z.int() }),
      NetworkSettings: z.object({
        Ports: z
          .record(z.string(), z.array(z.object({ HostPort: z.string() })).nullable())
          .nullish(),
      }),
    }),
  )
  .length(1);

/** What the engine knows about a container at this moment. */
export interface ContainerState {
  readonly status: string;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** Why it could not be started; empty when it could. */
  readonly error: string;
  /** Absent without a health check. */
  readonly health?: string;
  /** What the last health check printed. */
  readonly healthOutput: string;
  /** Bounds that really hold, in bytes and billionths of a processor; 0 for none. */
  readonly memory: number;
  readonly nanoCpus: number;
  /** Ports of the host by `8080/tcp` of the container. */
  readonly ports: ReadonlyMap<string, number>;
}

export async function inspectContainer(
  name: string,
  docker: Docker,
): Promise<Result<ContainerState, Failure>> {
  const answer = await docker.ask(['container', 'inspect', name]);
  if (!answer.ok) return answer;
  const [container] = parse(answer.value) ?? [];
  if (container === undefined) {
    return failWith('not-understood', {
      message: 'what docker knows of a container cannot be read',
    });
  }
  const { State, HostConfig, NetworkSettings } = container;
  const health = State.Health?.Status;
  return success({
    status: State.Status,
    exitCode: State.ExitCode,
    oomKilled: State.OOMKilled,
    error: State.Error,
    healthOutput: State.Health?.Log?.at(-1)?.Output.trim() ?? '',
    memory: HostConfig.Memory,
    nanoCpus: HostConfig.NanoCpus,
    ports: portsOf(NetworkSettings.Ports ?? {}),
    ...(health === undefined || health === 'none' ? {} : { health }),
  });
}

function portsOf(
  bindings: Readonly<Record<string, readonly { readonly HostPort: string }[] | null>>,
): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(bindings).flatMap(([port, hosts]) => {
      const host = Number(hosts?.[0]?.HostPort);
      return host > 0 ? [[port, host] as const] : [];
    }),
  );
}

function parse(text: string): z.output<typeof inspected> | undefined {
  try {
    return inspected.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
