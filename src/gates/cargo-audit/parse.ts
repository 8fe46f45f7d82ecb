import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import { because } from '../cargo/read-build.ts';
import { cvssScore, severityOfScore } from '../cvss/cvss-severity.ts';
import type { ToolRun } from '../define-gate.ts';
import {
  type AuditReport,
  type AuditWarning,
  parseAuditReport,
  type Vulnerability,
} from './audit-report.ts';
import type { AuditOptions } from './options.ts';

/**
 * Reads the report of cargo-audit. A database without advisories finds nothing in anything, and a
 * crate whose index entry cannot be read has not been looked up for yanked versions: cargo-audit
 * says so on stderr only, and exits with 0. That the whole index could not be opened it does not
 * say at all beside JSON.
 */
export function readAudit(run: ToolRun, options: AuditOptions): Evidence {
  const report = parseAuditReport(run.stdout);
  if (report === undefined) {
    return failedEvidence(`cargo audit printed no report${because(run.stderr)}`);
  }
  const { vulnerabilities, database } = report;
  if (database['advisory-count'] === 0) {
    return failedEvidence('the advisory database holds no advisory');
  }
  const contradiction = contradictionOf(report, run.exitCode);
  if (contradiction !== undefined) return failedEvidence(contradiction);
  const file = options.lockfile;
  const findings = [
    ...vulnerabilities.list.map((found) => vulnerabilityFinding(found, file)),
    ...Object.entries(report.warnings).flatMap(([kind, list]) =>
      list.map((warning) => warningFinding(kind, warning, options)),
    ),
  ];
  const complaint = run.stderr.split('\n').find((line) => line.startsWith('error:'));
  const note = complaint?.slice('error:'.length).trim() ?? leftOut(report);
  return {
    completeness: complaint === undefined ? 'complete' : 'degraded',
    examined: { count: report.lockfile['dependency-count'], unit: 'crates' },
    findings,
    metrics: [
      { name: 'vulnerabilities', value: vulnerabilities.count, unit: 'count', better: 'lower' },
    ],
    ...(note === undefined ? {} : { note }),
  };
}

/** Denied warnings (`.cargo/audit.toml`) end with exit code 1 too, so that one alone says little. */
function contradictionOf(report: AuditReport, exitCode: number): string | undefined {
  const { found, count, list } = report.vulnerabilities;
  if (count !== list.length || found !== count > 0) {
    return `cargo audit counts ${count} vulnerabilities and lists ${list.length}`;
  }
  if (found && exitCode === 0) return 'cargo audit lists vulnerabilities, but exited with 0';
  const warnings = Object.values(report.warnings).flat().length;
  if (exitCode !== 0 && count + warnings === 0) {
    return `cargo audit lists nothing, but exited with ${exitCode}`;
  }
  return undefined;
}

/** An advisory without a score is as grave as one that has to be looked at. */
function vulnerabilityFinding({ advisory, versions, package: crate }: Vulnerability, file: string) {
  const score = advisory.cvss === null ? undefined : cvssScore(advisory.cvss);
  return toFinding(
    score === undefined ? 'high' : severityOfScore(score),
    advisory.id,
    `${crate.name} ${crate.version}: ${advisory.title}`,
    upgradeHelp(versions.patched),
    file,
  );
}

function warningFinding(kind: string, warning: AuditWarning, options: AuditOptions): Finding {
  const { advisory, versions, package: crate } = warning;
  const what = advisory === null ? `this version was ${kind}` : `${kind}: ${advisory.title}`;
  return toFinding(
    severityOfKind(kind, options),
    advisory?.id ?? kind,
    `${crate.name} ${crate.version}: ${what}`,
    versions === null ? undefined : upgradeHelp(versions.patched),
    options.lockfile,
  );
}

function severityOfKind(kind: string, { severities }: AuditOptions): Severity {
  switch (kind) {
    case 'unmaintained':
    case 'unsound':
    case 'yanked':
    case 'notice':
      return severities[kind];
    default:
      return 'high';
  }
}

function toFinding(
  severity: Severity,
  rule: string,
  message: string,
  help: string | undefined,
  file: string,
): Finding {
  return {
    tool: 'cargo audit',
    rule,
    severity,
    message,
    file,
    ...(help === undefined ? {} : { help }),
  };
}

function upgradeHelp(patched: readonly string[]): string {
  return patched.length === 0 ? 'no version is free of it' : `upgrade to ${patched.join(' or ')}`;
}

/** What cargo-audit was told not to report. */
function leftOut({ settings }: AuditReport): string | undefined {
  const parts = [
    ...(settings.ignore.length === 0 ? [] : [`ignored: ${settings.ignore.join(', ')}`]),
    ...(settings.severity === null ? [] : [`left out: all below severity ${settings.severity}`]),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}
