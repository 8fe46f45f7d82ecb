import * as z from 'zod';
import { type Failure, failWith, type Result, success } from '../../core/result.ts';
import type { Docker } from './docker.ts';

/** What the engine knows about an image. */
export interface ImageFacts {
  /** `sha256:…` */
  readonly id: string;
  /** `linux/amd64` */
  readonly platform: string;
  /** In bytes, on this machine. */
  readonly size: number;
  readonly layers: number;
  /** As the Dockerfile names it; empty for root. */
  readonly user: string;
  /** Whether it has a health check. */
  readonly healthcheck: boolean;
  /** `8080/tcp` */
  readonly ports: readonly string[];
}

const inspected = z
  .array(
    z.object({
      Id: z.string().min(1),
      Size: z.int().min(0),
      Os: z.string(),
      Architecture: z.string(),
      Variant: z.string().optional(),
      Config: z.object({
        User: z.string().optional(),
        Healthcheck: z.object({ Test: z.array(z.string()).nullish() }).nullish(),
        ExposedPorts: z.record(z.string(), z.unknown()).nullish(),
      }),
      RootFS: z.object({ Layers: z.array(z.string()).nullish() }),
    }),
  )
  .length(1);

/** Asks the engine for an image that it has. */
export async function inspectImage(
  name: string,
  docker: Docker,
): Promise<Result<ImageFacts, Failure>> {
  const answer = await docker.ask(['image', 'inspect', name]);
  if (!answer.ok) return answer;
  const [image] = parse(answer.value) ?? [];
  if (image === undefined) {
    return failWith('not-understood', { message: `what docker knows of ${name} cannot be read` });
  }
  const { Config, Os, Architecture, Variant } = image;
  const [test] = Config.Healthcheck?.Test ?? [];
  return success({
    id: image.Id,
    platform: [Os, Architecture, Variant].filter(Boolean).join('/'),
    size: image.Size,
    layers: image.RootFS.Layers?.length ?? 0,
    user: Config.User ?? '',
    healthcheck: test !== undefined && test !== 'NONE',
    ports: Object.keys(Config.ExposedPorts ?? {}).sort(),
  });
}

function parse(text: string): z.output<typeof inspected> | undefined {
  try {
    return inspected.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
