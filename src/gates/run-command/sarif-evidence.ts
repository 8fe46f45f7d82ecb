import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import { readSarif, type SarifReading } from '../sarif/read-sarif.ts';

type SarifLog = Extract<SarifReading, { ok: true }>;

/**
 * What was examined is what the log names: files, else rules, else results. A log that names none of
 * them is that of a tool that may have looked at nothing. An error that the tool notes about its own
 * work makes the log incomplete, whatever it says of its success.
 */
export function sarifEvidence(text: string | undefined): Evidence {
  const log = readSarif(text);
  if (!log.ok) return failedEvidence(log.reason);
  const examined = examinedBy(log);
  const error = log.notices.find(({ level }) => level === 'error');
  return {
    completeness: error === undefined ? 'complete' : 'degraded',
    examined,
    findings: log.findings,
    metrics: [],
    ...(examined.count > 0 ? {} : { note: 'the SARIF log names no file, no rule and no result' }),
    ...(error === undefined
      ? {}
      : { note: `${error.message || error.id || 'an error'} (${log.tools.join(', ')})` }),
  };
}

function examinedBy({ artifacts, rules, findings, suppressed }: SarifLog): Evidence['examined'] {
  if (artifacts > 0) return { count: artifacts, unit: 'files' };
  if (rules > 0) return { count: rules, unit: 'rules' };
  return { count: findings.length + suppressed, unit: 'results' };
}
