import type { Gate } from '../gates/define-gate.ts';
import type { MergedConfig } from './merge.ts';
import type { Report } from './problem.ts';

/** What the steps of resolving share. */
export interface Resolution {
  /** All files merged, without what their check found wrong. */
  readonly raw: MergedConfig;
  /** The adapters that the config uses, by id. */
  readonly adapters: ReadonlyMap<string, Gate>;
  /** The ids of all that there are. */
  readonly adapterIds: readonly string[];
  /** Every name that is written, so that a gate with a mistake in it is not unknown as well. */
  readonly gateNames: ReadonlySet<string>;
  readonly componentNames: ReadonlySet<string>;
  readonly report: Report;
}
