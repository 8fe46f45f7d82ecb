import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';
import type { ForbidPatternOptions } from './options.ts';

const count = z.int().min(0);

/** What the adapter needs of a `PatternReport` (src/programs/forbid-pattern/pattern-report.ts). */
const report = z.object({
  engine: z.literal('gate-patterns'),
  patterns: count,
  canary: z.enum(['found', 'missed']),
  searched: count,
  unconcerned: count,
  binary: count,
  idle: z.array(z.string()),
  skipped: z.array(z.object({ path: z.string(), reason: z.string() })),
  allowed: count,
  findings: z.array(
    z.object({
      pattern: z.string(),
      message: z.string(),
      file: z.string(),
      line: z.int().positive(),
      column: z.int().positive(),
    }),
  ),
  complete: z.literal(true),
});

type Report = z.output<typeof report>;

/** Reads what `gate find-patterns` printed. */
export function readPatternReport(run: ToolRun, { patterns }: ForbidPatternOptions): Evidence {
  const read = readJson(report, run.stdout);
  if (read === undefined) return failedEvidence('the search did not print a complete report');
  if (read.canary !== 'found' || read.patterns !== patterns.length) {
    return failedEvidence('the search missed what was planted to prove that it works');
  }
  if ((run.exitCode === 1) !== read.findings.length > 0) {
    return failedEvidence(`exit code ${run.exitCode} contradicts ${read.findings.length} findings`);
  }
  const severities = new Map(patterns.map(({ name, severity }) => [name, severity]));
  const note = noteOf(read);
  return {
    completeness: read.skipped.length > 0 ? 'degraded' : 'complete',
    examined: { count: examinedFiles(read, run), unit: 'files' },
    findings: read.findings.map(({ pattern, message, file, line, column }) => ({
      tool: 'forbid-pattern',
      rule: pattern,
      severity: severities.get(pattern) ?? 'error',
      message,
      file,
      line,
      column,
      help: `where it is right, a comment “gate:allow-pattern ${pattern} <reason>” on the line or above it`,
    })),
    metrics: [{ name: 'allowed-patterns', value: read.allowed, unit: 'count', better: 'lower' }],
    ...(note === undefined ? {} : { note }),
  };
}

/** Of files that are asked for by name, those that need no search have been dealt with too. */
function examinedFiles({ searched, binary, unconcerned }: Report, { argv }: ToolRun): number {
  const narrowed = argv.some((argument) => argument.startsWith('--path='));
  return searched + (narrowed ? binary + unconcerned : 0);
}

function noteOf({ skipped, idle, allowed }: Report): string | undefined {
  const [first] = skipped;
  if (first !== undefined) {
    const more = skipped.length > 1 ? `, and ${skipped.length - 1} more` : '';
    return `not searched: ${first.path} (${first.reason})${more}`;
  }
  const parts = [
    ...(idle.length > 0 ? [`no file is concerned by ${idle.join(', ')}`] : []),
    ...(allowed > 0 ? [`matches that comments allow: ${allowed}`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}
