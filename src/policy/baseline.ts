import * as z from 'zod';
import { failWith, type Result, success } from '../core/result.ts';

const text = z.string().min(1);

const acceptedFindingSchema = z.strictObject({
  gate: text,
  file: text.exactOptional(),
  tool: text,
  rule: text,
  fingerprint: text,
  count: z.int().positive().exactOptional(),
  reason: text,
  until: z.iso.date().exactOptional(),
});

/**
 * A finding that somebody accepted, with the reason. `fingerprint` is that of the finding: of its
 * line's text and not of its number. `count` says how often the same may stand in the file, 1 if not
 * given; `until` is the last day on which it holds, `2027-01-31`.
 */
export type AcceptedFinding = Readonly<z.output<typeof acceptedFindingSchema>>;

const referenceMetricSchema = z.strictObject({
  task: text,
  metric: text,
  value: z.number(),
  unit: text,
  reason: text.exactOptional(),
});

/** A number that a metric is compared with; `reason` says why it was made worse, when it was. */
export type ReferenceMetric = Readonly<z.output<typeof referenceMetricSchema>>;

const entrySchema = z.union([acceptedFindingSchema, referenceMetricSchema]);

export interface Baseline {
  readonly findings: readonly AcceptedFinding[];
  readonly metrics: readonly ReferenceMetric[];
}

/**
 * Reads the baseline file: JSON, one entry a line. Anything else is a failure with its line, since a
 * line that is skipped would be an acceptance lost or a limit without its reference.
 *
 * @param file as shown to a person
 */
export function parseBaseline(content: string, file: string): Result<Baseline> {
  const findings: AcceptedFinding[] = [];
  const metrics: ReferenceMetric[] = [];
  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = parseEntry(line);
    if (entry === undefined) return malformed(content, file, index + 1, line);
    if ('fingerprint' in entry) findings.push(entry);
    else metrics.push(entry);
  }
  return success({ findings, metrics });
}

/** The text of the file: one entry a line, sorted, so that two branches seldom touch one place. */
export function formatBaseline({ findings, metrics }: Baseline): string {
  const lines = [...findings.map(formatFinding), ...metrics.map(formatMetric)];
  return lines
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}

function formatFinding({
  gate,
  tool,
  rule,
  file,
  fingerprint,
  count,
  reason,
  until,
}: AcceptedFinding) {
  return JSON.stringify({ gate, file, tool, rule, fingerprint, count, reason, until });
}

function formatMetric({ task, metric, value, unit, reason }: ReferenceMetric) {
  return JSON.stringify({ task, metric, value, unit, reason });
}

function parseEntry(line: string): z.output<typeof entrySchema> | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function malformed(content: string, file: string, number: number, line: string): Result<never> {
  return failWith('malformed-baseline', {
    message: 'this is no entry of a baseline',
    range: { file, text: content, line: number, column: 1, length: Math.max(1, line.length) },
    why: [
      'an entry is one line of JSON: an accepted finding (gate, tool, rule, fingerprint, reason) or a reference value (task, metric, value, unit)',
    ],
    next: [`git checkout HEAD -- ${file}    brings the committed one back`],
  });
}
