import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { Metric } from '../../core/metric.ts';
import { because } from '../cargo/read-build.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';

const count = z.object({ unsafe_: z.int().min(0) });
const used = z.object({
  functions: count,
  exprs: count,
  item_impls: count,
  item_traits: count,
  methods: count,
});
const packageId = z.object({
  name: z.string(),
  version: z.string(),
  source: z.record(z.string(), z.unknown()),
});
const entry = z.object({ package: z.object({ id: packageId }), unsafety: z.object({ used }) });
const report = z.object({
  packages: z.array(entry),
  packages_without_metrics: z.array(packageId),
  used_but_not_scanned_files: z.array(z.string()),
});

type Entry = z.output<typeof entry>;
type Kind = keyof z.output<typeof used>;

const metricNames: Readonly<Record<Kind, string>> = {
  functions: 'unsafe-functions',
  exprs: 'unsafe-expressions',
  item_impls: 'unsafe-impls',
  item_traits: 'unsafe-traits',
  methods: 'unsafe-methods',
};
const kinds = Object.entries(metricNames) as readonly [Kind, string][];

/** Where cargo lets build scripts write. */
const generated = /[/\\]build[/\\][^/\\]+[/\\]out[/\\]/;

interface Options {
  readonly forbid: 'none' | 'own' | 'all';
  readonly generatedFiles: 'refuse' | 'leave-out';
}

/**
 * Reads geiger's JSON. It exits with 0 although it could not scan a package or a file that the
 * compiler read; those are only listed in the report, and make it incomplete.
 *
 * Format: crate cargo-geiger-serde 0.3, SafetyReport
 */
export function readGeiger(run: ToolRun, options: Options): Evidence {
  if (run.exitCode !== 0) return failedEvidence(`geiger did not finish${because(run.stderr)}`);
  const read = readJson(report, run.stdout);
  if (read === undefined) return failedEvidence('the report of geiger cannot be read');
  const skipped = read.used_but_not_scanned_files;
  const leftOut = options.generatedFiles === 'refuse' ? [] : skipped.filter(isGenerated);
  const unscanned = unscannedNote(read, skipped.length - leftOut.length);
  const note = unscanned ?? leftOutNote(leftOut.length);
  return {
    completeness: unscanned === undefined ? 'complete' : 'degraded',
    examined: { count: read.packages.length, unit: 'packages' },
    findings: read.packages.flatMap((each) => findingOf(each, options.forbid)),
    metrics: metricsOf(read.packages),
    ...(note === undefined ? {} : { note }),
  };
}

function isGenerated(file: string): boolean {
  return generated.test(file);
}

function unscannedNote(read: z.output<typeof report>, files: number): string | undefined {
  const [first] = read.packages_without_metrics;
  if (first !== undefined) return `geiger could not scan the package ${first.name}`;
  return files > 0 ? `files that are used and could not be scanned: ${files}` : undefined;
}

function leftOutNote(files: number): string | undefined {
  return files > 0 ? `without generated files: ${files}` : undefined;
}

function metricsOf(packages: readonly Entry[]): Metric[] {
  const own = packages.filter(isOwn);
  return [
    ...kinds.map(([kind, name]) => metric(name, unsafeIn(packages, kind))),
    metric('unsafe-packages', packages.filter((each) => totalIn(each) > 0).length),
    metric('own-unsafe-expressions', unsafeIn(own, 'exprs')),
  ];
}

function metric(name: string, value: number): Metric {
  return { name, value, unit: 'count', better: 'lower' };
}

function unsafeIn(packages: readonly Entry[], kind: Kind): number {
  return packages.reduce((total, { unsafety }) => total + unsafety.used[kind].unsafe_, 0);
}

function totalIn(each: Entry): number {
  return kinds.reduce((total, [kind]) => total + unsafeIn([each], kind), 0);
}

/** The others come from a registry or a git repository. */
function isOwn(each: Entry): boolean {
  return 'Path' in each.package.id.source;
}

function findingOf(each: Entry, forbid: Options['forbid']): Finding[] {
  if (forbid === 'none' || totalIn(each) === 0 || (forbid === 'own' && !isOwn(each))) return [];
  const { name, version } = each.package.id;
  const counts = kinds.flatMap(([kind, what]) => {
    const times = unsafeIn([each], kind);
    return times === 0 ? [] : [`${what.replace('unsafe-', '')}: ${times}`];
  });
  const message = `${name} ${version} uses unsafe code: ${counts.join(', ')}`;
  return [{ tool: 'geiger', rule: `unsafe-code/${name}`, severity: 'error', message }];
}
