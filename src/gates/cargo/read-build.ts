import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { type BuildUnit, type CargoOutput, parseCargoOutput } from './cargo-output.ts';
import { compilerFindings, isCompilerCrash } from './compiler-findings.ts';
import { workspacePaths } from './workspace-path.ts';

/** A build that cargo took to its end. */
export interface Build {
  readonly success: boolean;
  readonly findings: readonly Finding[];
  readonly output: CargoOutput;
  /** Makes paths of the compiler absolute. */
  readonly absolute: (file: string) => string;
}

/**
 * What the build part of a cargo command came to.
 * @returns the build, or why nothing of it can be relied on, in one line
 */
export function readBuild(run: ToolRun): Build | string {
  const output = parseCargoOutput(run.stdout);
  const { success, messages, artifacts, unreadable } = output;
  if (unreadable !== undefined) return unreadable;
  if (success === undefined) return `cargo did not finish the build${because(run.stderr)}`;
  if (!success && run.exitCode === 0) return 'cargo says that the build failed, but exited with 0';
  if (messages.some(isCompilerCrash)) return `the compiler crashed${because(run.stderr)}`;
  const absolute = workspacePaths(run, [...artifacts, ...messages]);
  const findings = compilerFindings(messages, absolute);
  if (!success && !findings.some(isError)) {
    return `the build failed without a message of the compiler${because(run.stderr)}`;
  }
  return { success, findings, output, absolute };
}

/**
 * Evidence of a build that a gate runs for its messages (`cargo check`, `cargo clippy`): every
 * target of the repository's own packages counts as examined.
 */
export function readCompilation(run: ToolRun): Evidence {
  const build = readBuild(run);
  if (typeof build === 'string') return failedEvidence(build);
  if (build.success !== (run.exitCode === 0)) return failedEvidence(contradiction(run));
  const { artifacts, messages } = build.output;
  const evidence: Evidence = {
    completeness: 'complete',
    examined: { count: countTargets([...artifacts, ...messages]), unit: 'targets' },
    findings: build.findings,
    metrics: [],
  };
  return build.success ? evidence : { ...evidence, completeness: 'degraded', note: stoppedNote };
}

/** Evidence of a run of tests that did not get beyond the compiler. */
export function notCompiled({ findings }: Build): Evidence {
  return {
    completeness: 'degraded',
    examined: { count: 0, unit: 'tests' },
    findings: findings.filter(isError),
    metrics: [],
    note: 'the tests do not compile',
  };
}

export const stoppedNote = 'what depends on a crate with errors was not examined';

export function contradiction({ exitCode }: ToolRun): string {
  return `cargo says that the build went well, but exited with ${exitCode}`;
}

export function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/** How many targets of packages that lie in directories, not in a registry, are among the units. */
export function countTargets(units: readonly BuildUnit[]): number {
  const own = units.filter((unit) => unit.package_id.includes('path+file:'));
  return new Set(own.map(({ package_id, target }) => JSON.stringify([package_id, target]))).size;
}

/** The first error that cargo printed says why it gave up; those after it follow from it. */
export function because(stderr: string): string {
  const lines = stderr.split(/\r?\n/);
  const line = lines.find((text) => text.startsWith('error')) ?? lines.findLast(Boolean);
  return line === undefined ? '' : `: ${line.trim().slice(0, 200)}`;
}
