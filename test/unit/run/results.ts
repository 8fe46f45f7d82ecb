import type { TaskResult } from '../../../src/core/run-result.ts';

/** The result of a task that passed, but for what a test says. */
export function resultOf(id: string, more: Partial<TaskResult> = {}): TaskResult {
  return {
    id,
    gate: id,
    uses: 'run',
    matrix: {},
    state: 'ran',
    verdict: 'pass',
    reason: '',
    attempts: 1,
    durationMs: 1,
    findings: [],
    metrics: [],
    needs: [],
    ...more,
  };
}
