import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import {
  contradiction,
  countTargets,
  isError,
  readBuild,
  stoppedNote,
} from '../cargo/read-build.ts';
import type { ToolRun } from '../define-gate.ts';

/**
 * What rustdoc found. On the way cargo checks the crates that others depend on, and the compiler's
 * warnings about those are left to the gates that look at all crates; its errors are kept.
 *
 * rustdoc writes each crate's pages on its own: errors of its own leave no other crate out.
 */
export function readDocumentation(run: ToolRun): Evidence {
  const build = readBuild(run);
  if (typeof build === 'string') return failedEvidence(build);
  if (build.success !== (run.exitCode === 0)) return failedEvidence(contradiction(run));
  const findings = build.findings.filter((finding) => isError(finding) || isRustdocs(finding));
  const stopped = findings.some((finding) => isError(finding) && !isRustdocs(finding));
  const { artifacts, messages } = build.output;
  const documented = artifacts.filter(({ filenames }) =>
    filenames.some((path) => path.endsWith('index.html')),
  );
  const refused = messages.filter(({ message }) => message.level === 'error');
  return {
    completeness: stopped ? 'degraded' : 'complete',
    examined: { count: countTargets([...documented, ...refused]), unit: 'crates' },
    findings,
    metrics: [],
    ...(stopped ? { note: stoppedNote } : {}),
  };
}

function isRustdocs({ tool }: Finding): boolean {
  return tool === 'rustdoc';
}
