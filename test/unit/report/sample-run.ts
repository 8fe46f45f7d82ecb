import type { JudgedFinding } from '../../../src/core/finding.ts';
import type { RunResult, TaskResult } from '../../../src/core/run-result.ts';
import { worstVerdict } from '../../../src/core/verdict.ts';
import type { Reporter, RunEvent } from '../../../src/run/events.ts';

/** A task that passed, with what a test wants to be different. */
export function sampleTask(id: string, different: Partial<TaskResult> = {}): TaskResult {
  return {
    id,
    gate: id.replace(/\[.*/, ''),
    uses: 'run',
    matrix: {},
    state: 'ran',
    verdict: 'pass',
    reason: '41 files examined',
    attempts: 1,
    durationMs: 400,
    findings: [],
    metrics: [],
    needs: [],
    ...different,
  };
}

export function sampleFinding(different: Partial<JudgedFinding> = {}): JudgedFinding {
  return {
    tool: 'clippy',
    rule: 'clippy::unwrap_used',
    severity: 'error',
    level: 'block',
    message: 'used `unwrap()` on an `Option` value',
    file: 'stoq/src/handshake.rs',
    line: 42,
    column: 20,
    endLine: 42,
    endColumn: 28,
    ...different,
  };
}

export function sampleRun(
  tasks: readonly TaskResult[],
  different: Partial<RunResult> = {},
): RunResult {
  return {
    schemaVersion: 1,
    gateVersion: '0.1.0',
    verdict: worstVerdict(tasks.map((task) => task.verdict)),
    interrupted: false,
    stage: 'pre-push',
    snapshot: {
      tree: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
      commit: '9f3c1e2d1d9a6b0f3c5a7e8d2b4f6a8c0e1d3b5f',
      subject: 'Speed up the handshake',
      source: 'commit',
      place: 'room',
    },
    startedAt: '2026-03-01T11:02:00.000Z',
    durationMs: 24_800,
    criticalPath: [],
    notices: [],
    tasks,
    ...different,
  };
}

/** The source of `stoq/src/handshake.rs` as far as findings point into it. */
export function sampleSource(file: string): string | undefined {
  if (file !== 'stoq/src/handshake.rs') return undefined;
  const lines = Array.from({ length: 50 }, (_, index) => `// line ${index + 1}`);
  lines[40] = '    let peer = self.peers.get(&id);';
  lines[41] = '    let key = peer.unwrap().key();';
  return lines.join('\n');
}

/** The events of a run in which the tasks ran one after the other. */
export function eventsOf(result: RunResult): RunEvent[] {
  const { stage, snapshot, tasks } = result;
  const announced = tasks.map(({ id, needs }) => ({ id, needs, exclusive: false }));
  return [
    { kind: 'run-started', stage, snapshot, tasks: announced },
    ...tasks.flatMap((task): RunEvent[] => {
      const finished: RunEvent = { kind: 'task-finished', result: task };
      return task.state === 'ran'
        ? [{ kind: 'task-started', id: task.id, attempt: 1 }, finished]
        : [finished];
    }),
    { kind: 'run-finished', result },
  ];
}

export async function play(reporter: Reporter, events: readonly RunEvent[]): Promise<void> {
  for (const event of events) reporter.handle(event);
  await reporter.close();
}
