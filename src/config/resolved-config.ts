import type { SourceRange } from '../core/diagnostic.ts';
import type { Severity } from '../core/finding.ts';
import type { Level } from '../core/level.ts';
import type { Limit } from '../core/limit.ts';
import type { BoundGate } from '../gates/define-gate.ts';

/** The config with presets merged, names resolved, defaults filled in and options bound. */
export interface ResolvedConfig {
  /** Absolute path of the config file. */
  readonly file: string;
  /** Absolute directory that all paths of the config are relative to: that of the config file. */
  readonly directory: string;
  readonly base?: string;
  readonly tools: ReadonlyMap<string, ToolPin>;
  readonly components: ReadonlyMap<string, Component>;
  readonly gates: ReadonlyMap<string, ResolvedGate>;
  readonly stages: ReadonlyMap<string, Stage>;
  /** From gate.local.yaml: never read in CI. */
  readonly local: LocalSettings;
}

export interface ToolPin {
  /** A range as npm writes them: `0.22`, `>=8.28`. */
  readonly version: string;
  readonly range?: SourceRange;
}

export interface Component {
  readonly name: string;
  /** Relative to the config's directory, forward slashes, `.` for the directory itself. */
  readonly root: string;
  /** Direct dependencies, by name. */
  readonly dependsOn: readonly string[];
}

export interface Stage {
  readonly name: string;
  readonly gates: readonly string[];
  readonly scope: 'all' | 'affected';
}

/** A gate that must have passed before. */
export interface Need {
  readonly gate: string;
  /** `same`: for the same component. `dependencies`: for the components it depends on. */
  readonly of: 'same' | 'dependencies';
}

/** One cell of a gate's matrix, with the adapter bound to the options of that cell. */
export interface MatrixCell {
  /** `{}` for a gate without a matrix. */
  readonly matrix: Readonly<Record<string, string>>;
  readonly bound: BoundGate;
  readonly env: Readonly<Record<string, string>>;
  readonly allowFailure: boolean;
}

export interface ResolvedGate {
  readonly name: string;
  /** Id of the adapter; `run` for a command. */
  readonly uses: string;
  /** Names of components; empty for one task over the whole tree. */
  readonly components: readonly string[];
  readonly cells: readonly MatrixCell[];
  readonly needs: readonly Need[];
  readonly paths: readonly string[];
  /** The user's, or the adapter's. */
  readonly inputs: readonly string[];
  readonly timeoutMs: number;
  readonly retries: number;
  readonly exclusive: boolean;
  readonly level: 'block' | 'warn';
  /** What the config says; a severity that is not here has the default level of the policy. */
  readonly severity: Readonly<Partial<Record<Severity, Level>>>;
  /** In no order; `*` means every metric. */
  readonly limits: readonly Limit[];
  /** What an error counts as, here; CI does not soften anything. */
  readonly onError: 'block' | 'warn';
  /** What a missing tool counts as, here. */
  readonly whenMissing: 'block' | 'warn';
  /** Where the gate stands in the config file. */
  readonly range?: SourceRange;
}

export interface LocalSettings {
  readonly jobs?: number;
  readonly reporter?: string;
  /** Names of gates that this person skips; every skip is printed. */
  readonly skip: readonly string[];
}
