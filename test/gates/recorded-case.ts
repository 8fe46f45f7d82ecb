import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '../../src/core/evidence.ts';
import type { ProcessOutcome } from '../../src/exec/process-outcome.ts';
import type { BoundGate, CommandSpec, Gate, TaskContext } from '../../src/gates/define-gate.ts';
import { readEvidence } from '../../src/run/read-evidence.ts';

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

/** A recorded run of a tool, as the runner would hand it to the adapter. */
export interface RecordedCase {
  readonly name: string;
  readonly bound: BoundGate;
  readonly spec: CommandSpec;
  readonly context: TaskContext;
  readonly outcome: ProcessOutcome;
  readonly reports: Readonly<Record<string, string | undefined>>;
}

const here = fileURLToPath(new URL('.', import.meta.url));

export function caseFolder(id: string): string {
  return join(here, id, 'cases');
}

/** Names of an adapter's cases, sorted. */
export function caseNames(id: string): string[] {
  const folder = caseFolder(id);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

export function readCase(gate: Gate, name: string): RecordedCase {
  const folder = join(caseFolder(gate.id), name);
  const about = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as CaseFile;
  const bound = gate.bind(about.options ?? {});
  if (!bound.ok) throw new Error(`${folder}: ${JSON.stringify(bound.issues)}`);
  const cwd = about.component === undefined ? '/repo' : `/repo/${about.component}`;
  const context = { root: '/repo', cwd, reports: '/reports', matrix: {} };
  const spec = bound.value.command(context);
  const names = Object.keys(spec.reports ?? {});
  return {
    name,
    bound: bound.value,
    spec,
    context,
    outcome: {
      end: about.end ?? { kind: 'exited', code: about.exitCode ?? 0 },
      stdout: textOf(join(folder, 'stdout')) ?? '',
      stderr: textOf(join(folder, 'stderr')) ?? '',
      truncated: false,
      durationMs: 1,
    },
    reports: Object.fromEntries(names.map((one) => [one, textOf(join(folder, `report.${one}`))])),
  };
}

/** The evidence that the runner and the adapter make of a case. */
export function evidenceOf({ bound, spec, context, outcome, reports }: RecordedCase): Evidence {
  return readEvidence(bound, spec, context, outcome, reports);
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
