import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';

const place = z.object({ row: z.number(), column: z.number() });

/** https://docs.astral.sh/ruff/settings/#output-format: `json`, the fields that are read here. */
const report = z.array(
  z.object({
    code: z.string().nullable(),
    filename: z.string(),
    location: place,
    end_location: place,
    message: z.string(),
    fix: z.object({ message: z.string().nullish() }).nullish(),
    severity: z.string().optional(),
  }),
);
type Violation = z.infer<typeof report>[number];

/** The rule under which Ruff reports what it could not read. */
const unreadable = 'E902';

/** Reads the JSON report, and from the verbose log on stderr how many files were linted. */
export function readRuff(run: ToolRun): Evidence {
  const violations = parseReport(run.reports.findings);
  if (violations === undefined) return failedEvidence('ruff wrote no report that can be read');
  const unread = violations.find(({ code }) => code === unreadable);
  if (unread !== undefined) {
    return failedEvidence(`ruff could not read ${unread.filename}: ${unread.message}`);
  }
  if (run.exitCode !== (violations.length > 0 ? 1 : 0)) {
    return failedEvidence(
      `ruff ended with exit code ${run.exitCode} but reports ${violations.length} findings`,
    );
  }
  const count = lintedFiles(run.stderr);
  if (count === undefined) return failedEvidence('ruff did not say how many files it linted');
  const problem = unlintedFile(run.stderr);
  return {
    completeness: problem === undefined ? 'complete' : 'degraded',
    examined: { count, unit: 'files' },
    findings: violations.map(toFinding),
    metrics: [],
    ...(problem === undefined ? {} : { note: problem }),
  };
}

function parseReport(text: string | undefined): Violation[] | undefined {
  try {
    return report.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

/** Ruff looks into each pyproject.toml too, which is no reason to say that Python was linted. */
function lintedFiles(log: string): number | undefined {
  const count = /^(?:\[[^\]]*\])+ Checked (\d+) files? in: [\d.]+(?:ns|µs|ms|s)$/m.exec(log)?.[1];
  const projects = log.match(/ Included path via .+\/pyproject\.toml"$/gm)?.length ?? 0;
  if (count !== undefined) return Math.max(0, Number(count) - projects);
  return /^warning: No Python files found under the given path/m.test(log) ? 0 : undefined;
}

/** Ruff passes over a file that it cannot decode, or on which it panics, and still exits with 0. */
function unlintedFile(log: string): string | undefined {
  return /^(?:warning|error): ((?:Failed to|Panicked|Encountered error).*)$/m.exec(log)?.[1];
}

function toFinding(violation: Violation): Finding {
  const { code, filename, location, end_location: end, message, fix, severity } = violation;
  return {
    tool: 'ruff',
    rule: code ?? 'invalid-syntax',
    severity: severity === 'warning' ? 'warning' : 'error',
    message,
    file: filename,
    line: location.row,
    column: location.column,
    endLine: end.row,
    endColumn: end.column,
    ...(fix?.message ? { help: fix.message } : {}),
  };
}
