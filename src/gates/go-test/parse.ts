import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import { readGoCoverProfile } from '../coverage/read-go-cover-profile.ts';
import { withCoverage } from '../coverage/with-coverage.ts';
import type { ToolRun } from '../define-gate.ts';
import { type PackageRecord, readEvents, type TestLog } from './events.ts';
import { inModule, modulePath } from './module-path.ts';
import type { GoTestOptions } from './options.ts';
import { findDisagreement } from './printed-coverage.ts';
import { packageFindings, testFindings } from './test-findings.ts';

/**
 * Reads the events of `go test -json`. Each package has to say how it ended, and a test that began
 * too. Tests that ran are what was examined; of a test with parts, its parts.
 */
export function readGoTest(run: ToolRun, options: GoTestOptions): Evidence {
  const log = readEvents(run.stdout);
  if (log.packages.size === 0) return failedEvidence(`go test ran no package${because(run)}`);
  const unresolved = [...log.packages.keys()].find((name) => /^[./]/.test(name));
  if (unresolved !== undefined) {
    const said = log.buildLines.findLast((line) => line.trim() !== '') ?? unresolved;
    return failedEvidence(`go could not find the packages: ${said.slice(0, 200)}`);
  }
  const failures = testFindings(log, run);
  const findings = [...failures, ...packageFindings(log, run)];
  if ((run.exitCode === 0) !== (findings.length === 0)) {
    return failedEvidence(
      `go test ended with exit code ${run.exitCode} but reports ${findings.length} failures`,
    );
  }
  const count = testsThatRan(log);
  const gap = gapIn(log, findings.length - failures.length);
  const note = gap ?? (count === 0 ? 'no test ran' : undefined);
  const evidence: Evidence = {
    completeness: gap === undefined ? 'complete' : 'degraded',
    examined: { count, unit: 'tests' },
    findings,
    metrics: [],
    ...(note === undefined ? {} : { note }),
  };
  if (!options.coverage) return evidence;
  const module = options.module ?? modulePath([...log.packages.keys()]);
  const profile = run.reports.coverage;
  const wrong = profile === undefined ? undefined : findDisagreement(profile, log);
  if (wrong !== undefined) return withCoverage(evidence, { ok: false, reason: wrong });
  return withCoverage(
    evidence,
    readGoCoverProfile(profile, (name) => inModule(module, name)),
  );
}

function testsThatRan({ tests }: TestLog): number {
  const parts = tests.filter(({ name }) => name.includes('/'));
  const wholes = new Set(
    parts.map(({ packageName, name }) => `${packageName} ${name.slice(0, name.lastIndexOf('/'))}`),
  );
  const ran = tests.filter(({ ending }) => ending === 'pass' || ending === 'fail');
  return ran.filter(({ packageName, name }) => !wholes.has(`${packageName} ${name}`)).length;
}

/** The testing package prints `PASS` when the tests are over; a program that just exits does not. */
function passedUnproved({ ending, output }: PackageRecord): boolean {
  return ending === 'pass' && /^ok {2}\t/m.test(output) && !/^PASS$/m.test(output);
}

/** Why not everything ran to its end, if so. */
function gapIn(log: TestLog, failedPackages: number): string | undefined {
  const [foreign] = log.foreign;
  if (foreign !== undefined) return `go test printed what is no event: ${foreign.slice(0, 100)}`;
  if (failedPackages > 0) return `packages that did not run to their end: ${failedPackages}`;
  const open = [...log.packages].find(([, { ending }]) => ending === undefined)?.[0];
  if (open !== undefined) return `go test did not say how ${open} ended`;
  const test = log.tests.find(({ ending }) => ending === undefined);
  if (test !== undefined) return `${test.name} did not end`;
  const silent = [...log.packages].find(([, record]) => passedUnproved(record))?.[0];
  if (silent !== undefined) return `${silent} ended well without having run its tests`;
  const panicked = log.tests.find(({ output }) => /^(panic|fatal error): /m.test(output));
  return panicked === undefined ? undefined : `${panicked.name} ended the tests of its package`;
}

function because({ stderr, stdout }: ToolRun): string {
  const line = (stderr.trim() || stdout.trim()).split('\n').at(-1)?.trim() ?? '';
  return line === '' ? '' : `: ${line.slice(0, 200)}`;
}
