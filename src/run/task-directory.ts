import { join } from 'node:path';
import type { Task } from '../plan/plan.ts';
import type { RunContext } from './run-context.ts';

/** Absolute directory in which a task's tool runs: its component's, or the config's. */
export function taskDirectory(
  { component }: Pick<Task, 'component'>,
  { directory }: Pick<RunContext, 'directory'>,
): string {
  return join(directory, component?.root ?? '.');
}
