import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/core/evidence.ts';
import type { ProcessOutcome } from '../../src/exec/process-outcome.ts';
import type { Gate } from '../../src/gates/define-gate.ts';
import { judge } from '../../src/policy/judge.ts';
import { readEvidence } from '../../src/run/read-evidence.ts';
import { registry } from '../rig/gates.ts';

/** What `case.json` of a recorded case says; `stdout`, `stderr` and `report.<name>` lie beside it. */
interface CaseFile {
  /** Name and version of the tool that was recorded, or how the output was damaged. */
  tool: string;
  options?: unknown;
  component?: string;
  exitCode?: number;
  /** Instead of an exit code, for a tool that did not end by itself. */
  end?: ProcessOutcome['end'];
}

const here = fileURLToPath(new URL('.', import.meta.url));

describe.each(registry.map((gate) => [gate.id, gate] as const))('%s', (id, gate) => {
  const folder = join(here, id, 'cases');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];

  it('has recorded cases of each kind', () => {
    const kinds = new Set(names.map((name) => name.split('.')[0]));
    expect([...kinds].sort()).toEqual(['broken', 'ng', 'ok']);
  });

  it.each(names)('%s', async (name) => {
    const evidence = evidenceOfCase(gate, join(folder, name));
    const { verdict } = judge(evidence, {});
    expect(verdict).toBe(expectedVerdict(name));
    await expect(`${JSON.stringify(evidence, null, 2)}\n`).toMatchFileSnapshot(
      join(folder, name, 'evidence.json'),
    );
  });
});

function expectedVerdict(name: string): string {
  if (name.startsWith('ok.')) return 'pass';
  return name.startsWith('ng.') ? (name.includes('warn') ? 'warn' : 'block') : 'error';
}

function evidenceOfCase(gate: Gate, folder: string): Evidence {
  const about = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as CaseFile;
  const bound = gate.bind(about.options ?? {});
  if (!bound.ok) throw new Error(`${folder}: ${JSON.stringify(bound.issues)}`);
  const cwd = about.component === undefined ? '/repo' : `/repo/${about.component}`;
  const context = { root: '/repo', cwd, reports: '/reports', matrix: {} };
  const spec = bound.value.command(context);
  const outcome: ProcessOutcome = {
    end: about.end ?? { kind: 'exited', code: about.exitCode ?? 0 },
    stdout: textOf(join(folder, 'stdout')) ?? '',
    stderr: textOf(join(folder, 'stderr')) ?? '',
    truncated: false,
    durationMs: 1,
  };
  const reports = Object.fromEntries(
    Object.keys(spec.reports ?? {}).map((name) => [name, textOf(join(folder, `report.${name}`))]),
  );
  return readEvidence(bound.value, spec, context, outcome, reports);
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
