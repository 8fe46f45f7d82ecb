import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';

const place = z.object({ row: z.int().min(1), column: z.int().min(1) });

/** https://docs.astral.sh/ruff/formatter: `--output-format=json`, the fields that are read here. */
const report = z.array(
  z.object({
    code: z.string().nullable(),
    filename: z.string(),
    location: place.nullable(),
    message: z.string(),
  }),
);
type Violation = z.output<typeof report>[number];

/** What makes Ruff exit with 2 beside files that it could format. */
const notFormatted = 'invalid-syntax';

/** Reads the JSON report, and from the verbose log on stderr how many files were looked at. */
export function readRuffFormat(run: ToolRun): Evidence {
  const violations = parseReport(run.stdout);
  if (violations === undefined) return failedEvidence(`ruff printed no report${because(run)}`);
  const findings = violations.filter(({ code }) => code === 'unformatted');
  const syntax = violations.filter(({ code }) => code === notFormatted);
  const other = violations.find(({ code }) => code !== 'unformatted' && code !== notFormatted);
  if (other !== undefined) return failedEvidence(`ruff could not go on: ${other.message}`);
  if (run.exitCode !== expectedExit(findings.length, syntax.length)) {
    return failedEvidence(
      `ruff ended with exit code ${run.exitCode} but reports ${violations.length} findings`,
    );
  }
  const count = filesLookedAt(run.stderr);
  if (count === undefined) return failedEvidence('ruff did not say how many files it looked at');
  const unparsed = new Set(syntax.map(({ filename }) => filename)).size;
  const problem = unparsed > 0 ? `files that could not be parsed: ${unparsed}` : unread(run.stderr);
  return {
    completeness: problem === undefined ? 'complete' : 'degraded',
    examined: { count: Math.max(0, count - unparsed), unit: 'files' },
    findings: violations.map(toFinding),
    metrics: [],
    ...(problem === undefined ? {} : { note: problem }),
  };
}

function parseReport(text: string): Violation[] | undefined {
  try {
    return report.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function expectedExit(unformatted: number, unparsed: number): number {
  if (unparsed > 0) return 2;
  return unformatted > 0 ? 1 : 0;
}

/** Ruff formats code in Markdown too, which is no reason to say that Python was looked at. */
function filesLookedAt(log: string): number | undefined {
  const count = /^(?:\[[^\]]*\])+ Formatted (\d+) files? in [\d.]+(?:ns|µs|ms|s)$/m.exec(log)?.[1];
  const others = log.match(/ Included path via .+\.(?:md|markdown|toml)"$/gm)?.length ?? 0;
  if (count !== undefined) return Math.max(0, Number(count) - others);
  return /^warning: No Python files found under the given path/m.test(log) ? 0 : undefined;
}

/** Ruff passes over a file that it cannot decode, and may panic on one. */
function unread(log: string): string | undefined {
  return /^(?:warning|error): ((?:Failed to|Panicked|Encountered error).*)$/m.exec(log)?.[1];
}

function because({ stderr }: ToolRun): string {
  const line = stderr.split('\n').find((text) => text !== '' && !text.startsWith('['));
  return line === undefined ? '' : `: ${line.slice(0, 200)}`;
}

function toFinding({ code, filename, location, message }: Violation): Finding {
  const formatting = code === 'unformatted';
  return {
    tool: 'ruff format',
    rule: code ?? notFormatted,
    severity: 'error',
    message: formatting ? 'is not formatted as Ruff would' : message,
    file: filename,
    ...(location === null ? {} : { line: location.row, column: location.column }),
  };
}
