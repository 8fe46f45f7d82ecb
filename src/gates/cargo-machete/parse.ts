import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';

const handled = /^ *DEBUG cargo_machete\S* +> handling (.+) \(.*\)$/;
const ignoredButUsed = /^\t\S+ +(.+) was marked as ignored, but is actually used!$/;
const expected = [
  /^Analyzing dependencies of crates in /,
  /^ *(?:DEBUG|INFO) +cargo_machete/,
  ignoredButUsed,
  /^Done!$/,
];
const crateLine = /^(\S+) -- (.+):$/;
const dependencyLine = /^\t(.+)$/;
const nothingFound = /^cargo-machete didn't find any unused dependencies in .+\. Good job!$/;

/**
 * Reads what cargo-machete prints. It goes on after a manifest or a source file that it could not
 * read, says so on stderr, and exits as if nothing had happened: any line there that is not known
 * means that not all was looked at. A crate “marked as ignored, but used” is none of these.
 */
export function readMachete(run: ToolRun): Evidence {
  const said = run.stderr.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (said.at(-1) !== 'Done!') return failedEvidence('cargo machete did not get to its end');
  const findings = unusedDependencies(run.stdout);
  const clean = run.stdout.split(/\r?\n/).some((line) => nothingFound.test(line));
  if (findings.length > 0 !== (run.exitCode === 1) || (findings.length === 0 && !clean)) {
    return failedEvidence(
      `cargo machete exited with ${run.exitCode}, but names ${findings.length} unused dependencies`,
    );
  }
  const crates = said.flatMap((line) => handled.exec(line)?.[1] ?? []);
  const complaint = said.find((line) => !expected.some((pattern) => pattern.test(line)));
  return {
    completeness: complaint === undefined ? 'complete' : 'degraded',
    examined: { count: crates.length, unit: 'crates' },
    findings,
    metrics: [
      { name: 'unused-dependencies', value: findings.length, unit: 'count', better: 'lower' },
    ],
    ...(complaint === undefined ? {} : { note: complaint.trim() }),
  };
}

/** `name -- path/Cargo.toml:`, then one dependency a line, indented. */
function unusedDependencies(stdout: string): Finding[] {
  const findings: Finding[] = [];
  let at: { crate: string; file: string } | undefined;
  for (const line of stdout.split(/\r?\n/)) {
    const [, crate, file] = crateLine.exec(line) ?? [];
    const dependency = dependencyLine.exec(line)?.[1];
    if (crate !== undefined && file !== undefined) at = { crate, file };
    else if (dependency === undefined) at = undefined;
    else if (at !== undefined) findings.push(toFinding(dependency, at.crate, at.file));
  }
  return findings;
}

function toFinding(dependency: string, crate: string, file: string): Finding {
  return {
    tool: 'cargo machete',
    rule: 'unused-dependency',
    severity: 'error',
    message: `${crate} does not use its dependency ${dependency}`,
    file: file.replace(/^\.\//, ''),
    help: `remove it, or name it in [package.metadata.cargo-machete] ignored`,
  };
}
