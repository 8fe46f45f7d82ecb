import type { ContainerProblem } from './container-problem.ts';
import type { BuildProblem } from './explain-build-error.ts';

/** What `gate smoke-image` prints: one JSON document, `complete` as its last key. */
export interface SmokeReport {
  readonly engine: 'gate-smoke-image';
  /** Its name, or the Dockerfile that it was built from. */
  readonly image: string;
  /** The image could not be built. */
  readonly buildProblem?: BuildProblem;
  /** Bounds that held: bytes, processors. */
  readonly bounds?: { readonly memory: number; readonly cpus: number };
  /** Milliseconds from the start until it was ready; absent when it never was. */
  readonly readyAfterMs?: number;
  /** Bytes, one a measurement, in order. */
  readonly memory: readonly number[];
  /** How many requests were sent, and after how many milliseconds answers came. */
  readonly requests: number;
  readonly responseTimes: readonly number[];
  readonly problems: readonly ContainerProblem[];
  readonly complete: true;
}
