import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { compilerFinding } from '../go/compiler-finding.ts';
import { readJson } from '../node/read-json.ts';
import { firstChanges } from '../python/first-changes.ts';

/** A `GofmtReport` (src/programs/gofmt/gofmt-report.ts). */
const report = z.object({
  engine: z.literal('gate-gofmt'),
  files: z.int().min(0),
  excluded: z.int().min(0),
  missing: z.array(z.string()),
  canary: z.enum(['found', 'missed']),
  diff: z.string(),
  errors: z.string(),
  complete: z.literal(true),
});

/** Reads what `gate run-gofmt` printed: the diff of each file that is not formatted. */
export function readGofmt(run: ToolRun): Evidence {
  const read = readJson(report, run.stdout);
  if (read === undefined) return failedEvidence('gofmt was not run to its end');
  if (read.canary !== 'found') {
    return failedEvidence('gofmt missed the formatting that was planted to prove that it works');
  }
  const unparsed = read.errors.split('\n').flatMap((line) => compilerFinding(line) ?? []);
  const unexplained = read.errors.trim() !== '' && unparsed.length === 0;
  if (unexplained) return failedEvidence(`gofmt failed: ${read.errors.trim().slice(0, 200)}`);
  const broken = new Set(unparsed.map(({ file }) => file)).size;
  const problem = gapIn(broken, read.missing);
  // When only some files are asked about, those that are left out have been dealt with too.
  const narrowed = run.argv.some((argument) => argument.startsWith('--path='));
  const count = read.files - broken + (narrowed ? read.excluded : 0);
  return {
    completeness: problem === undefined ? 'complete' : 'degraded',
    examined: { count: Math.max(0, count), unit: 'files' },
    findings: [...unformatted(read.diff), ...unparsed.map(toSyntaxError)],
    metrics: [],
    ...(problem === undefined ? {} : { note: problem }),
  };
}

function gapIn(broken: number, [missing]: readonly string[]): string | undefined {
  if (broken > 0) return `files that could not be parsed: ${broken}`;
  return missing === undefined ? undefined : `not in the work tree: ${missing}`;
}

/** gofmt calls the old text `calc/calc.go.orig`, and puts no tab behind the name. */
function unformatted(diff: string): Finding[] {
  const changes = firstChanges(diff.replace(/^--- (?:\.\/)?(.+)\.orig(?:\t.*)?$/gm, '--- $1\t'));
  return [...changes].map(([file, line]) => ({
    tool: 'gofmt',
    rule: 'unformatted',
    severity: 'error',
    message: 'is not formatted as gofmt would',
    file,
    line,
  }));
}

function toSyntaxError(finding: Finding): Finding {
  return { ...finding, tool: 'gofmt', rule: 'syntax' };
}
