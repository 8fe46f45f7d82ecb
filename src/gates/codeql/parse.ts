import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';
import { readSarif } from '../sarif/read-sarif.ts';

/** Which each standard suite has for its language: `py/diagnostics/successfully-extracted-files` */
const extracted = /\/diagnostics\/successfully-extracted-files$/;

/**
 * Reads the SARIF log. CodeQL ends well when it could read none of the code: the files that it did
 * read are notifications in the log, and so are those that it could not.
 */
export function readCodeql({ reports }: ToolRun): Evidence {
  const reading = readSarif(reports.sarif);
  if (!reading.ok) return failedEvidence(reading.reason);
  const [tool] = reading.tools;
  if (tool !== 'CodeQL') return failedEvidence(`the SARIF log is of ${tool}`);
  const { notices, findings, suppressed } = reading;
  const wrong = notices.find(({ level }) => level === 'error');
  const count = notices.filter(({ id }) => extracted.test(id)).length;
  return {
    completeness: wrong === undefined ? 'complete' : 'degraded',
    examined: { count, unit: 'files' },
    findings,
    metrics: [{ name: 'suppressed-findings', value: suppressed, unit: 'count', better: 'lower' }],
    ...noteOf(wrong, count),
  };
}

function noteOf(
  wrong: { readonly id: string; readonly message: string } | undefined,
  count: number,
): Pick<Evidence, 'note'> {
  if (wrong !== undefined) return { note: (wrong.message || wrong.id).slice(0, 200) };
  if (count > 0) return {};
  return { note: 'CodeQL names no file that it read: the queries need its diagnostics' };
}
