import type { Severity } from '../core/finding.ts';
import type { Level } from '../core/level.ts';

/** The config file as a person writes it; DESIGN: one config, one meaning. */
export interface RawConfig {
  /** For editors: where the JSON Schema of this file is. */
  $schema?: string;
  /** Presets (`rust`, `node`, `python`) or paths of other config files; later ones win. */
  extends?: string | string[];
  /** What “changed” is measured from: a branch or commit. Default: the upstream's default branch. */
  base?: string;
  /** Version ranges of tools by program: `{ ruff: ">=0.9" }`. */
  tools?: Record<string, string>;
  components?: Record<string, RawComponent>;
  services?: Record<string, RawService>;
  gates?: Record<string, RawGate>;
  /** Levels of severities for every gate; a gate's own win. */
  severity?: Partial<Record<Severity, Level>>;
  stages?: Record<string, string[] | RawStage>;
}

export interface RawComponent {
  /** Directory, relative to the config file. */
  root: string;
  /** Components whose changes affect this one. */
  dependsOn?: string[];
}

export interface RawService {
  image?: string;
  run?: string;
  port?: number;
  ready?: { port?: number; url?: string; command?: string; log?: string; timeout?: string };
  env?: Record<string, string>;
}

export interface RawStage {
  gates: string[];
  /** `all`: every task. `affected`: only those that a change since the base can touch. */
  scope?: 'all' | 'affected';
}

export type RawMatrixValue = string | number | boolean;

/** Axes by name; `exclude` and `include` as in GitHub's matrices. */
export type RawMatrix = Record<string, RawMatrixValue[] | Record<string, RawMatrixValue>[]>;

export interface RawLimit {
  below?: number | string;
  above?: number | string;
  dropsBy?: number | string;
  growsBy?: number | string;
  slowerBy?: number | string;
  minLines?: number;
}

/** SARIF and JUnit reports give findings, the others metrics. */
interface RawReads {
  sarif?: string;
  junit?: string;
  lcov?: string;
  cobertura?: string;
  /** A file as `docs/metrics.md` describes it. */
  metrics?: string;
}

export interface RawGate {
  /** The adapter: `cargo-clippy`. Either this or `run`. */
  uses?: string;
  /** A command for the POSIX shell; its exit code decides. Either this or `uses`. */
  run?: string;
  /** Options of the adapter. */
  with?: Record<string, unknown>;
  /** One task a component: `component` for all, or their names. */
  each?: 'component' | string[];
  /** Gates that must pass first; `^name` means those of the components that this one depends on. */
  needs?: string | string[];
  matrix?: RawMatrix;
  /** `true`, or cells of the matrix whose block or error becomes a warning. */
  allowFailure?: boolean | Record<string, RawMatrixValue>[];
  /** `90s`, `10m`, `1h`; default 30 minutes. */
  timeout?: string;
  /** How often a blocked task is tried again; a pass on retry is a warning. */
  retries?: number;
  services?: string[];
  /** Runs only when one of these changed: globs, relative to the config file. */
  paths?: string[];
  /** What the verdict depends on: globs, relative to the component. */
  inputs?: string[];
  /** Nothing else runs meanwhile. */
  exclusive?: boolean;
  /** `warn`: nothing this gate finds blocks. */
  level?: 'block' | 'warn';
  severity?: Partial<Record<Severity, Level>>;
  limits?: Record<string, Partial<Record<'block' | 'warn', RawLimit>>>;
  /** How long a stored verdict holds: `24h`. */
  expires?: string;
  /** `warn`: on a laptop a gate that could not be judged warns; in CI it never does. */
  onError?: 'block' | 'warn';
  /** `warn`: on a laptop a missing tool warns; in CI it never does. */
  whenMissing?: 'block' | 'warn';
  /** Reports that the command of `run` leaves behind: files, relative to the component. */
  reads?: RawReads;
  /** Environment variables for the tool. */
  env?: Record<string, string>;
}
