import type { BuildProblem } from './explain-build-error.ts';
import type { ImageFacts } from './inspect-image.ts';

/** What `gate build-image` prints: one JSON document, `complete` as its last key. */
export interface BuildReport {
  readonly engine: 'gate-build-image';
  /** As it was given. */
  readonly dockerfile: string;
  /** Where in the stage that was built things are decided; lines from 1. */
  readonly stage: {
    readonly line?: number;
    readonly userLine?: number;
    readonly healthcheckLine?: number;
  };
  /** Platforms that were asked for; `default` without any. */
  readonly platforms: readonly string[];
  readonly images: readonly ImageFacts[];
  /** Builds that the Dockerfile made fail, by platform. */
  readonly problems: readonly (BuildProblem & { readonly platform: string })[];
  readonly complete: true;
}
