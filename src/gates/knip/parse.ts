import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';

const symbol = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  line: z.int().optional(),
  col: z.int().optional(),
});
/** Duplicates and circles are lists of what belongs together. */
const issues = z.array(z.union([symbol, z.array(symbol)]));

/** Knip's json reporter: one entry a file, with a list for each type of issue. */
const report = z.object({
  issues: z.array(z.object({ file: z.string(), owners: z.unknown().optional() }).catchall(issues)),
});

type Issue = z.output<typeof issues>[number];

/** What is wrong, before the name; other types are called as Knip calls them. */
const titles = new Map([
  ['files', 'unused file'],
  ['dependencies', 'unused dependency'],
  ['devDependencies', 'unused development dependency'],
  ['optionalPeerDependencies', 'optional peer dependency in use'],
  ['unlisted', 'dependency missing from package.json:'],
  ['binaries', 'binary of no dependency:'],
  ['unresolved', 'import that leads nowhere:'],
  ['exports', 'unused export'],
  ['types', 'unused exported type'],
  ['enumMembers', 'unused enum member'],
  ['namespaceMembers', 'unused member of a namespace'],
  ['duplicates', 'exported more than once:'],
  ['cycles', 'circular imports:'],
]);

/**
 * Reads the report, the first line on stdout, and from the table below it how many files were read.
 * The config may make warnings of types of issues; the report does not say of which, but Knip exits
 * with 0 when there is nothing else.
 */
export function readKnip(run: ToolRun): Evidence {
  const [line = '', ...rest] = run.stdout.split('\n');
  const read = readJson(report, line);
  if (read === undefined) return failedEvidence(`Knip printed no report${because(run)}`);
  const severity = run.exitCode === 0 ? 'warning' : 'error';
  const findings = read.issues.flatMap(({ file, owners: _owners, ...types }) =>
    Object.entries(types).flatMap(([type, found]) =>
      found.map((issue) => toFinding(type, issue, file, severity)),
    ),
  );
  if (run.exitCode !== 0 && findings.length === 0) {
    return failedEvidence(
      `Knip ended with exit code ${run.exitCode} without an issue${because(run)}`,
    );
  }
  const analysed = analysedFiles(rest);
  if (analysed === undefined) return failedEvidence('Knip did not say that it reached its end');
  const unused = findings.filter(({ rule }) => rule === 'files').length;
  const hint = run.stderr.split('\n').find((text) => text.startsWith('WARN'));
  return {
    completeness: 'complete',
    examined: { count: analysed + unused, unit: 'files' },
    findings,
    metrics: [],
    ...(hint === undefined ? {} : { note: hint.slice(0, 200) }),
  };
}

/** `Total running time: 71ms`, or `1m 3s` */
const totalTime = /^Total running time: (?:\d+h )?(?:\d+m )?[\d.]+m?s$/;

/** The row `getImportsAndExports  41  …`, absent when no file was read, above the total time. */
function analysedFiles(lines: readonly string[]): number | undefined {
  if (!lines.some((line) => totalTime.test(line))) return undefined;
  const row = lines.find((line) => line.startsWith('getImportsAndExports '));
  return row === undefined ? 0 : Number(/^\S+ +(\d+) /.exec(row)?.[1] ?? 0);
}

function toFinding(type: string, issue: Issue, file: string, severity: Severity): Finding {
  const group = Array.isArray(issue) ? issue : [issue];
  const [first] = group;
  const names = group.map(({ namespace, name }) => (namespace ? `${namespace}.${name}` : name));
  const title = titles.get(type) ?? type;
  return {
    tool: 'knip',
    rule: type,
    severity,
    message: type === 'files' ? title : `${title} ${names.join(', ')}`,
    file,
    ...(first?.line === undefined || first.line < 1 ? {} : { line: first.line }),
    ...(first?.col === undefined || first.col < 1 ? {} : { column: first.col }),
  };
}

function because({ stderr }: ToolRun): string {
  const line = stderr.split('\n').find((text) => text.startsWith('ERROR: '));
  return line === undefined ? '' : `: ${line.slice('ERROR: '.length, 300)}`;
}
