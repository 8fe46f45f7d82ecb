import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { ResolvedConfig, ResolvedGate } from '../../../src/config/resolved-config.ts';
import type { Evidence } from '../../../src/core/evidence.ts';
import type { Severity } from '../../../src/core/finding.ts';
import type { Limit } from '../../../src/core/limit.ts';
import { adapterIds, loadGate } from '../../../src/gates/registry.ts';
import { judge } from '../../../src/policy/judge.ts';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
const systems = readdirSync(examples);
const configs = new Map<string, ResolvedConfig>();
beforeAll(async () => {
  for (const system of systems) configs.set(system, await loadExample(system));
});

interface LimitCase {
  readonly system: string;
  readonly gate: string;
  readonly metric: string;
  readonly level: Limit['level'];
  /** Of the values here; where it is another one than the config writes, gate has to convert. */
  readonly unit: string;
  /** Just on the right side of the limit. */
  readonly within: number;
  readonly at: number;
  readonly over: number;
  readonly baseline?: number;
}

type Row = readonly [
  string,
  string,
  string,
  Limit['level'],
  string,
  number,
  number,
  number,
  number?,
];

/** System, gate, metric, level, unit, just within, at, just over, and the reference value. */
const limits: readonly LimitCase[] = (
  [
    ['hypermesh', 'coverage', 'line-coverage', 'warn', '%', 60.01, 60, 59.99],
    ['hypermesh', 'unsafe', 'own-unsafe-expressions', 'warn', 'count', 0, 0, 1],
    ['hypermesh', 'throughput', 'throughput', 'block', 'Gbps', 2.951, 2.95, 2.949],
    ['hypermesh', 'throughput', 'throughput', 'block', 'Mbps', 2951, 2950, 2949],
    ['hypermesh', 'latency', 'latency', 'block', 'ms', 34.9, 35, 35.1],
    ['hypermesh', 'operation', 'operation', 'block', 'us', 1689, 1690, 1690.1],
    ['hypermesh', 'consensus', 'consensus', 'block', 'ms', 99.9, 100, 100.1],
    ['hypermesh', 'transaction', 'transaction', 'block', 'ns', 49.999e6, 50e6, 50.001e6],
    ['hypermesh', 'rehearsal', 'http_req_failed/rate', 'warn', '%', 0.49, 0.5, 0.51],
    ['hypermesh', 'rehearsal', 'http_req_failed/rate', 'block', '%', 0.99, 1, 1.01],
    ['hal9', 'load', 'http_req_failed/rate', 'block', '%', 0.99, 1, 1.01],
    ['loka-stratum', 'outdated', 'oldest-outdated-days', 'warn', 'd', 29, 30, 31],
    ['loka-stratum', 'coverage', 'line-coverage', 'block', '%', 68.21, 68.2, 68.19, 73.2],
    ['loka-stratum', 'migrations', 'migration-time', 'block', 'ms', 59_999, 60_000, 60_001],
    ['loka-stratum', 'operations', 'counter', 'block', 'ns', 9.9, 10, 10.1],
    ['loka-stratum', 'operations', 'gauge', 'block', 'ns', 9.9, 10, 10.1],
    ['loka-stratum', 'operations', 'histogram', 'block', 'us', 0.0099, 0.01, 0.0101],
    ['loka-stratum', 'image', 'image-size', 'warn', 'B', 320e6 - 1, 320e6, 320e6 + 1, 300e6],
    ['loka-stratum', 'image', 'image-size', 'block', 'B', 350e6 - 1, 350e6, 350e6 + 1, 300e6],
    ['loka-stratum', 'image-run', 'memory', 'block', 'B', 512e6 - 1, 512e6, 512e6 + 1],
    ['loka-stratum', 'image-run', 'memory-growth', 'warn', 'B', 100e6 - 1, 100e6, 100e6 + 1],
    ['plasma-engine', 'vitest', 'line-coverage', 'block', '%', 90.01, 90, 89.99],
    ['plasma-engine', 'pytest', 'line-coverage', 'block', '%', 90.01, 90, 89.99],
  ] satisfies readonly Row[]
).map(caseOf);

/** What one finding of a severity makes of a gate: system, gate, critical, high, medium, low. */
const severities: readonly [string, string, string, string, string, string][] = [
  ['hypermesh', 'audit', 'block', 'block', 'warn', 'pass'],
  ['hypermesh', 'semgrep', 'block', 'block', 'warn', 'pass'],
  ['hypermesh', 'terraform', 'block', 'block', 'warn', 'pass'],
  ['hypermesh', 'secrets', 'block', 'block', 'warn', 'pass'],
  ['hypermesh', 'gitleaks', 'block', 'block', 'warn', 'pass'],
  ['hypermesh', 'trufflehog', 'block', 'block', 'warn', 'pass'],
  ['hypermesh', 'image-scan', 'block', 'warn', 'warn', 'pass'],
  ['hal9', 'audit', 'block', 'block', 'warn', 'pass'],
  ['hal9', 'licenses', 'block', 'block', 'warn', 'pass'],
  ['hal9', 'codeql', 'block', 'block', 'warn', 'pass'],
  ['hal9', 'gitleaks', 'block', 'block', 'warn', 'pass'],
  ['hal9', 'trufflehog', 'block', 'block', 'warn', 'pass'],
  ['hal9', 'image-scan', 'block', 'block', 'warn', 'pass'],
  ['hal9', 'unused', 'warn', 'warn', 'warn', 'pass'],
  ['loka-stratum', 'audit', 'block', 'block', 'warn', 'pass'],
  ['loka-stratum', 'codeql', 'block', 'block', 'warn', 'pass'],
  ['loka-stratum', 'image-scan', 'block', 'block', 'warn', 'pass'],
  ['plasma-engine', 'npm-audit', 'block', 'block', 'warn', 'pass'],
  ['plasma-engine', 'pip-audit', 'block', 'block', 'warn', 'pass'],
  ['plasma-engine', 'bandit', 'block', 'block', 'warn', 'pass'],
  ['plasma-engine', 'semgrep', 'block', 'block', 'warn', 'pass'],
  ['ant-quic', 'audit', 'block', 'block', 'warn', 'pass'],
  ['ant-quic', 'advisories', 'block', 'block', 'warn', 'pass'],
];

describe('the configs of the five systems', () => {
  it('are all there and have nothing wrong', () => {
    expect([...configs.keys()].sort()).toEqual([
      'ant-quic',
      'hal9',
      'hypermesh',
      'loka-stratum',
      'plasma-engine',
    ]);
  });

  it.each(systems)('%s: every gate is in a stage', (system) => {
    const config = configs.get(system);
    const staged = [...(config?.stages.values() ?? [])].flatMap(({ gates }) => gates);
    expect(new Set(staged)).toEqual(new Set(config?.gates.keys()));
  });
});

describe('the limits of the five systems', () => {
  it.each(limits)('$system: $metric of $gate, $level, in $unit', (row) => {
    const { system, gate, metric, level, within, at, over } = row;
    const [limit, ...more] = gateOf(system, gate).limits.filter(
      (one) => one.metric === metric && one.level === level,
    );
    if (limit === undefined) throw new Error(`${gate} has no such limit`);
    expect(more).toEqual([]);
    expect(verdictOf(row, limit, within)).toBe('pass');
    expect(verdictOf(row, limit, at)).toBe('pass');
    expect(verdictOf(row, limit, over)).toBe(level);
  });

  it('are all in this table', () => {
    const written = systems.flatMap((system) =>
      [...(configs.get(system)?.gates.values() ?? [])].flatMap((gate) =>
        gate.limits.map(({ metric, level }) => `${system} ${gate.name} ${metric} ${level}`),
      ),
    );
    const tried = limits.map(({ system, gate, metric, level }) =>
      [system, gate, metric, level].join(' '),
    );
    expect(new Set(tried)).toEqual(new Set(written));
  });

  it('come to a verdict only with the number that they are about', () => {
    for (const { system, gate } of limits) {
      const own = gateOf(system, gate);
      expect(judge(withMetrics([]), own).verdict, `${system} ${gate}`).toBe('error');
    }
  });
});

describe('the severities of the five systems', () => {
  it.each(severities)(
    '%s: a finding of %s that is critical: %s, high: %s, medium: %s, low: %s',
    (system, gate, critical, high, medium, low) => {
      const own = gateOf(system, gate);
      const verdict = (severity: Severity) => judge(withFinding(severity), own).verdict;
      expect({
        critical: verdict('critical'),
        high: verdict('high'),
        medium: verdict('medium'),
        low: verdict('low'),
      }).toEqual({ critical, high, medium, low });
    },
  );

  it('let a reviewed finding of high severity pass, with its reason', () => {
    const { severity, level } = gateOf('hypermesh', 'audit');
    const found = withFinding('high');
    const [{ tool, rule } = { tool: '', rule: '' }] = found.findings;
    const accepted = [{ gate: 'audit', tool, rule, fingerprint: 'f', reason: 'not reachable' }];
    expect(judge(found, { severity, level, accepted }).verdict).toBe('pass');
    expect(judge(found, { severity, level, accepted: [] }).verdict).toBe('block');
  });
});

function caseOf([system, gate, metric, level, unit, within, at, over, baseline]: Row): LimitCase {
  const row = { system, gate, metric, level, unit, within, at, over };
  return baseline === undefined ? row : { ...row, baseline };
}

async function loadExample(system: string): Promise<ResolvedConfig> {
  const directory = join(examples, system);
  const loaded = await loadConfig({
    cwd: directory,
    stopAt: directory,
    ci: true,
    catalogue: { ids: adapterIds, load: loadGate },
  });
  if (loaded.ok) return loaded.value;
  const problems = loaded.failure.diagnostics.map(
    ({ message, range }) => `${system}:${range?.line ?? ''} ${message}`,
  );
  throw new Error(problems.join('\n'));
}

function gateOf(system: string, name: string): ResolvedGate {
  const gate = configs.get(system)?.gates.get(name);
  if (gate === undefined) throw new Error(`${system} has no gate ${name}`);
  return gate;
}

function verdictOf({ metric, unit, baseline }: LimitCase, limit: Limit, value: number): string {
  const measured = withMetrics([{ name: metric, value, unit, better: 'lower' }]);
  return judge(measured, { limits: [limit], referenceOf: () => baseline }).verdict;
}

function withMetrics(metrics: Evidence['metrics']): Evidence {
  return {
    completeness: 'complete',
    examined: { count: 1, unit: 'files' },
    findings: [],
    metrics,
  };
}

function withFinding(severity: Severity): Evidence {
  const finding = { tool: 'scanner', rule: 'R1', severity, message: 'found', fingerprint: 'f' };
  return { ...withMetrics([]), findings: [finding] };
}
