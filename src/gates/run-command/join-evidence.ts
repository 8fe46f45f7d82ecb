import { type Evidence, failedEvidence } from '../../core/evidence.ts';

/**
 * The evidence of a command that left several reports. One that cannot be read makes it incomplete;
 * one that examined nothing is what it examined, since that must never pass.
 */
export function joinEvidence(reports: readonly Evidence[]): Evidence {
  const parts = [...reports, ...repeatedMetrics(reports)];
  const readable = parts.filter(({ completeness }) => completeness !== 'failed');
  const incomplete = parts.find(({ completeness }) => completeness !== 'complete');
  const empty = readable.find(({ examined }) => examined.count === 0);
  const { examined } = empty ?? readable[0] ?? command;
  const note = (incomplete ?? empty)?.note;
  const coverage = readable.flatMap((part) => part.coverage ?? []);
  return {
    completeness: incomplete === undefined ? 'complete' : 'degraded',
    examined,
    findings: readable.flatMap(({ findings }) => findings),
    metrics: readable.flatMap(({ metrics }) => metrics),
    ...(coverage.length === 0 ? {} : { coverage }),
    ...(note === undefined ? {} : { note }),
  };
}

const command = { examined: { count: 1, unit: 'command' } };

/** A limit on such a metric would be about any of them. */
function repeatedMetrics(reports: readonly Evidence[]): Evidence[] {
  const names = reports.flatMap(({ metrics }) => metrics.map(({ name }) => name));
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  return repeated === undefined
    ? []
    : [failedEvidence(`several reports deliver the metric “${repeated}”`)];
}
