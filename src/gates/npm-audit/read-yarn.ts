import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';
import { type Advisory, registrySeverities, toFinding } from './advisory.ts';

const severities = z.enum(registrySeverities);

/** What Yarn says at its end when the registry knows of nothing. */
const nothing = /^➤ (?:YN\d+: )?No audit suggestions$/m;
/** `├─ minimist`, above the fields of one advisory. */
const heading = /^[├└]─ (\S+)$/;
/** `│  ├─ Severity: critical` */
const field = /^[│ ] +[├└]─ ([A-Z][A-Za-z ]*): (.*)$/;

/** Reads the tree that Yarn prints; how many packages it asked about, it does not say. */
export function readYarnOutput(run: ToolRun): Evidence {
  const advisories = readTree(run.stdout);
  const clean = nothing.test(run.stdout);
  if (advisories === undefined) return failedEvidence('the advisories of yarn cannot be read');
  if (clean === advisories.length > 0 || (run.exitCode === 0) !== clean) {
    return failedEvidence(`yarn npm audit did not run to its end${because(run)}`);
  }
  return {
    completeness: 'complete',
    examined: { count: 1, unit: 'lockfile' },
    findings: advisories.map((advisory) => toFinding('yarn npm audit', advisory)),
    metrics: [],
  };
}

/** @returns undefined when one of them lacks something */
function readTree(text: string): Advisory[] | undefined {
  const blocks: { name: string; fields: Map<string, string> }[] = [];
  for (const line of text.split('\n')) {
    const name = heading.exec(line)?.[1];
    if (name !== undefined) blocks.push({ name, fields: new Map() });
    const [, key, value] = field.exec(line) ?? [];
    if (key !== undefined && value !== undefined) blocks.at(-1)?.fields.set(key, value.trim());
  }
  const advisories = blocks.map(({ name, fields }) => toAdvisory(name, fields));
  return advisories.every((one) => one !== undefined) ? advisories : undefined;
}

function toAdvisory(
  packageName: string,
  fields: ReadonlyMap<string, string>,
): Advisory | undefined {
  const severity = severities.safeParse(fields.get('Severity')).data;
  const title = fields.get('Issue');
  const range = fields.get('Vulnerable Versions');
  if (severity === undefined || title === undefined || range === undefined) return undefined;
  return { packageName, title, severity, range, url: fields.get('URL') ?? '' };
}

function because({ stdout, stderr }: ToolRun): string {
  const text = stripVTControlCharacters(`${stdout}\n${stderr}`);
  const lines = text.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => /Error|YN\d{4}/.test(line)) ?? lines.find(Boolean);
  return reason === undefined ? '' : `: ${reason.slice(0, 200)}`;
}
