import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { compilerFinding } from '../go/compiler-finding.ts';
import { splitDocuments } from './split-documents.ts';

const diagnostic = z.object({ posn: z.string(), end: z.string().optional(), message: z.string() });
const failure = z.object({ error: z.string() });

/** Diagnostics by package and analyzer: golang.org/x/tools/go/analysis/internal/analysisflags. */
const packageTree = z.record(
  z.string(),
  z.record(z.string(), z.union([z.array(diagnostic), failure])),
);

/**
 * Reads one JSON document a package, on stdout, or on stderr before Go 1.24; a package without
 * problems is an empty one. With `-json` vet exits with 0 whatever it finds, and with 1 when a
 * package could not be checked, which it says as text. Nothing says that the last package was printed.
 */
export function readVet(run: ToolRun): Evidence {
  if ([run.stdout, run.stderr].some(isCutOff))
    return failedEvidence('the output of go vet is cut off');
  const { documents, others } = splitDocuments(`${run.stdout}\n${run.stderr}`);
  const trees = documents.map((text) => packageTree.safeParse(parseJson(text)));
  if (trees.some(({ success }) => !success))
    return failedEvidence('what go vet printed is not its JSON');
  const analyses = trees.flatMap(({ data }) => Object.values(data ?? {})).flatMap(Object.entries);
  const findings = withoutRepeats([
    ...analyses.flatMap(([analyzer, result]) =>
      Array.isArray(result) ? result.map((one) => toFinding(analyzer, one)) : [],
    ),
    ...others.flatMap((line) => compilerFinding(line) ?? []),
  ]);
  const crashed = analyses.flatMap(([analyzer, result]) =>
    Array.isArray(result) ? [] : [`${analyzer}: ${result.error}`],
  );
  const problem = run.exitCode === 0 ? crashed[0] : uncheckedPackage(others);
  if (run.exitCode !== 0 && findings.length === 0) {
    return failedEvidence(`go vet could not check the packages: ${problem}`);
  }
  return {
    completeness: problem === undefined ? 'complete' : 'degraded',
    examined: { count: documents.length, unit: 'packages' },
    findings,
    metrics: [],
    ...(problem === undefined ? {} : { note: problem }),
  };
}

/** Before Go 1.24 the name of the package, `# example.com/shop`, is printed above its document. */
function isCutOff(text: string): boolean {
  return text !== '' && (!text.endsWith('\n') || /(?:^|\n)# .*\n$/.test(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toFinding(analyzer: string, { posn, end, message }: z.output<typeof diagnostic>): Finding {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(posn) ?? [];
  const [, endLine, endColumn] = /:(\d+):(\d+)$/.exec(end ?? '') ?? [];
  return {
    tool: 'go vet',
    rule: analyzer,
    severity: 'error',
    message,
    ...(file === undefined ? {} : { file, line: Number(line), column: Number(column) }),
    ...(endLine === undefined ? {} : { endLine: Number(endLine), endColumn: Number(endColumn) }),
  };
}

/** A package and its test variant are both checked, and say the same of the files they share. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** What go said last of a package that could not be loaded or does not compile. */
function uncheckedPackage(lines: readonly string[]): string {
  const said = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return (said.at(-1) ?? 'it did not say why').trim().slice(0, 200);
}
