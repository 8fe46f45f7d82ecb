import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import type { OutdatedOptions } from './options.ts';

const dependency = z.object({
  crate: z.string(),
  name: z.string(),
  version: z.string(),
  newest: z.string(),
  kind: z.string(),
  since: z.iso.datetime().optional(),
});

/** What the adapter needs of an `OutdatedReport` (src/programs/outdated/outdated-report.ts). */
const outdatedReport = z.object({
  engine: z.literal('gate-outdated'),
  checkedAt: z.iso.datetime(),
  crates: z.array(z.string()),
  dependencies: z.array(dependency),
  complete: z.literal(true),
});

type Dependency = z.output<typeof dependency>;

const dayMs = 86_400_000;

/** Reads what `gate run-cargo-outdated` printed. */
export function readOutdated(run: ToolRun, options: OutdatedOptions): Evidence {
  const report = outdatedReport.safeParse(jsonOf(run.stdout)).data;
  if (report === undefined) return failedEvidence('no complete report of outdated dependencies');
  const { crates, dependencies, checkedAt } = report;
  const ages = dependencies.map(({ since }) => ageInDays(since, checkedAt));
  const known = ages.filter((age) => age !== undefined);
  const unknown = ages.length - known.length;
  return {
    completeness: 'complete',
    examined: { count: crates.length, unit: 'crates' },
    findings: dependencies.map((each, index) => toFinding(each, ages[index], options)),
    metrics: [
      { name: 'outdated-dependencies', value: ages.length, unit: 'count', better: 'lower' },
      ...(unknown > 0
        ? []
        : [
            {
              name: 'oldest-outdated-days',
              value: Math.max(0, ...known),
              unit: 'd',
              better: 'lower' as const,
            },
          ]),
    ],
    ...(unknown > 0 ? { note: `the index does not tell the age of ${unknown} versions` } : {}),
  };
}

function ageInDays(since: string | undefined, checkedAt: string): number | undefined {
  if (since === undefined) return undefined;
  return Math.max(0, Math.floor((Date.parse(checkedAt) - Date.parse(since)) / dayMs));
}

/**
 * Neither age nor newest version is part of the message: a finding that was accepted must be the
 * same tomorrow.
 */
function toFinding(
  { crate, name, version, newest, kind, since }: Dependency,
  age: number | undefined,
  { days }: OutdatedOptions,
): Finding {
  const dated =
    since === undefined || age === undefined
      ? 'the index does not tell since when'
      : `outdated for ${age} ${age === 1 ? 'day' : 'days'}, since ${since.slice(0, 10)}`;
  const use = kind === 'Normal' ? '' : ` (${kind.toLowerCase()})`;
  return {
    tool: 'cargo outdated',
    rule: 'outdated-dependency',
    severity: age === undefined || age > days ? 'warning' : 'note',
    message: `${crate} depends on ${name} ${version}${use}, which is outdated`,
    file: 'Cargo.toml',
    help: `${newest} is there; ${dated}`,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
