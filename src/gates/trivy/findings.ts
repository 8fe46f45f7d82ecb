import type { Finding, Severity } from '../../core/finding.ts';
import type { TrivyReport, TrivyResult, TrivySeverity } from './report.ts';

const severities: Readonly<Record<TrivySeverity, Severity>> = {
  CRITICAL: 'critical',
  HIGH: 'high',
  MEDIUM: 'medium',
  LOW: 'low',
  // Not rated yet: somebody has to look at it.
  UNKNOWN: 'medium',
};

/** An operating system that gets no more corrections looks as if it had few vulnerabilities. */
export function endOfLifeFindings({ Metadata }: TrivyReport): Finding[] {
  const { OS } = Metadata ?? {};
  if (OS?.EOSL !== true) return [];
  const system = [OS.Family, OS.Name].filter(Boolean).join(' ');
  const message = `${system} gets no more security fixes, so that new vulnerabilities are not known`;
  return [{ tool: 'trivy', rule: 'end-of-life', severity: 'medium', message }];
}

/**
 * Everything that was found in one target.
 * @param directory what was scanned, when the target is a file in it; nothing for an image
 */
export function findingsOf(result: TrivyResult, directory: string | undefined): Finding[] {
  const file = directory === undefined ? undefined : `${directory}/${result.Target}`;
  const place = file === undefined || result.Class === 'os-pkgs' ? {} : { file };
  const where = file === undefined ? ` in ${result.Target}` : '';
  return [
    ...vulnerabilitiesIn(result, where),
    ...misconfigurationsIn(result, where),
    ...secretsIn(result, where),
    ...licensesIn(result, where),
  ].map((finding) => ({ tool: 'trivy', ...place, ...finding }));
}

type Problem = Omit<Finding, 'tool'>;

function vulnerabilitiesIn({ Vulnerabilities = [] }: TrivyResult, where: string): Problem[] {
  return Vulnerabilities.map((found) => {
    const { PkgName, InstalledVersion = '', FixedVersion, Title } = found;
    return {
      rule: found.VulnerabilityID,
      severity: severities[found.Severity],
      message: `${PkgName} ${InstalledVersion}${where}: ${Title ?? 'vulnerable'}`,
      ...helpOf(FixedVersion ? `update ${PkgName} to ${FixedVersion}` : found.PrimaryURL),
    };
  });
}

function misconfigurationsIn({ Misconfigurations = [] }: TrivyResult, where: string): Problem[] {
  return Misconfigurations.filter(({ Status }) => Status === 'FAIL').map((found) => {
    const { StartLine: line, EndLine: endLine } = found.CauseMetadata ?? {};
    return {
      rule: found.ID,
      severity: severities[found.Severity],
      message: `${found.Message ?? found.Title ?? found.ID}${where}`,
      ...(line ? { line, ...(endLine ? { endLine } : {}) } : {}),
      ...helpOf(found.Resolution),
    };
  });
}

function secretsIn({ Secrets = [] }: TrivyResult, where: string): Problem[] {
  return Secrets.map(({ RuleID, Title, Severity, StartLine }) => ({
    rule: RuleID,
    severity: severities[Severity],
    message: `${Title}${where}`,
    sensitive: true,
    ...(StartLine ? { line: StartLine } : {}),
  }));
}

function licensesIn({ Licenses = [] }: TrivyResult, where: string): Problem[] {
  return Licenses.map(({ Name, Category, PkgName, FilePath, Severity }) => ({
    rule: `license-${Name}`,
    severity: severities[Severity],
    message: `${PkgName || FilePath || 'a package'}${where} is under ${Name} (${Category ?? 'unknown'})`,
  }));
}

function helpOf(text: string | undefined): Pick<Finding, 'help'> {
  return text ? { help: text.split('\n')[0] ?? text } : {};
}
