import type { Finding, Severity } from '../../core/finding.ts';

/** What the registries call how bad a vulnerability is. */
export const registrySeverities = ['critical', 'high', 'moderate', 'low', 'info'] as const;
type RegistrySeverity = (typeof registrySeverities)[number];

const severities: Readonly<Record<RegistrySeverity, Severity>> = {
  critical: 'critical',
  high: 'high',
  moderate: 'medium',
  low: 'low',
  info: 'note',
};

/** A vulnerability of a package, from whichever manager. */
export interface Advisory {
  readonly packageName: string;
  readonly title: string;
  readonly severity: RegistrySeverity;
  readonly url: string;
  /** The versions that have it: `<0.2.4`. */
  readonly range: string;
  /** What to do about it, where it is known. */
  readonly help?: string;
}

/** @returns a finding without a place: which lockfile it stands in, no manager says */
export function toFinding(tool: string, advisory: Advisory): Finding {
  const { packageName, title, severity, url, range, help } = advisory;
  return {
    tool,
    rule: /GHSA(-\w{4}){3}/.exec(url)?.[0] ?? url,
    severity: severities[severity],
    message: `${packageName} ${range}: ${title} (${url})`,
    ...(help === undefined ? {} : { help }),
  };
}
