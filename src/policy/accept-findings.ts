import type { JudgedFinding } from '../core/finding.ts';
import type { AcceptedFinding } from './baseline.ts';

/** Findings after acceptance, and what of the baseline had a part in it. */
interface Acceptance {
  readonly findings: readonly JudgedFinding[];
  /** Entries that accepted something. */
  readonly used: readonly AcceptedFinding[];
  /** Entries that would have matched and whose last day is over. */
  readonly expired: readonly AcceptedFinding[];
}

/**
 * Lowers accepted findings to `note`. An entry accepts as many equal findings as it counts, so that
 * a second copy of an accepted problem is not accepted with it.
 *
 * @param entries those of this gate
 * @param today `2026-11-21`
 */
export function acceptFindings(
  findings: readonly JudgedFinding[],
  entries: readonly AcceptedFinding[],
  today: string,
): Acceptance {
  const left = new Map(entries.map((entry) => [entry, entry.count ?? 1]));
  const expired = new Set<AcceptedFinding>();
  const judged = findings.map((finding) => {
    const entry = entries.find((one) => matches(one, finding) && (left.get(one) ?? 0) > 0);
    if (entry === undefined) return finding;
    left.set(entry, (left.get(entry) ?? 0) - 1);
    if (entry.until !== undefined && entry.until < today) {
      expired.add(entry);
      return finding;
    }
    return { ...finding, level: 'note' as const, accepted: entry.reason };
  });
  const used = entries.filter((entry) => left.get(entry) !== (entry.count ?? 1));
  return { findings: judged, used, expired: [...expired] };
}

function matches(entry: AcceptedFinding, finding: JudgedFinding): boolean {
  return (
    entry.fingerprint === finding.fingerprint &&
    entry.tool === finding.tool &&
    entry.rule === finding.rule &&
    entry.file === finding.file
  );
}
