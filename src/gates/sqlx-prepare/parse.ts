import { stripVTControlCharacters } from 'node:util';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import { countTargets, isError, readBuild } from '../cargo/read-build.ts';
import type { ToolRun } from '../define-gate.ts';

/** What a macro says that could not ask the database, as an error of the compiler. */
const unreachable = /error communicating with database|pool timed out|set `DATABASE_URL`/;
/** What sqlx itself says, on stdout, after the lines of cargo. */
const complaint = /^error: (.+)$/m;
const outdated = /^prepare check failed: (.+)$/;
const unused = /^warning: (potentially unused queries.+)$/m;

/**
 * Reads a check of `.sqlx`: cargo compiles the queries against the database, then sqlx compares
 * what came of it. It says nothing when all is well, so the macros must have been built.
 */
export function readSqlxPrepare(run: ToolRun): Evidence {
  const said = stripVTControlCharacters(run.stdout).replaceAll(/^\{.*$/gm, '');
  const error = complaint.exec(said)?.[1];
  const build = readBuild(run);
  if (typeof build === 'string') return failedEvidence(error ?? build);
  const { messages, artifacts } = build.output;
  const errors = build.findings.filter(isError);
  const refused = errors.find(({ message }) => unreachable.test(message));
  if (refused !== undefined) return failedEvidence(refused.message);
  if (!artifacts.some(({ target }) => target.name === 'sqlx_macros')) {
    return failedEvidence('no package that was compiled uses the macros of sqlx');
  }
  const findings = [...errors, ...dataFindings(said, error)];
  if (run.exitCode !== 0 && !findings.some(isError)) {
    return failedEvidence(error ?? `sqlx ended with exit code ${run.exitCode}`);
  }
  if (run.exitCode === 0 && error !== undefined) {
    return failedEvidence(`sqlx ended with exit code 0, but says: ${error}`);
  }
  return {
    completeness: build.success ? 'complete' : 'degraded',
    examined: { count: countTargets([...artifacts, ...messages]), unit: 'targets' },
    findings,
    metrics: [],
    ...(build.success ? {} : { note: 'the queries do not compile' }),
  };
}

function dataFindings(said: string, error: string | undefined): Finding[] {
  const [, stale] = outdated.exec(error ?? '') ?? [];
  const [, warning] = unused.exec(said) ?? [];
  return [
    ...(stale === undefined ? [] : [finding('outdated-query-data', 'error', stale)]),
    ...(warning === undefined ? [] : [finding('unused-query-data', 'warning', warning)]),
  ];
}

function finding(rule: string, severity: Severity, message: string): Finding {
  return { tool: 'sqlx', rule, severity, message, help: 'cargo sqlx prepare' };
}
