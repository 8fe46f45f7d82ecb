import { join } from 'node:path';
import type { PlannedTask } from '../plan/plan.ts';
import type { ToolProblem } from './check-tool.ts';
import type { RunContext } from './run-context.ts';

/**
 * Why a task cannot be judged in a room that lacks the project's installed dependencies: another
 * version of the tool would answer there, or none.
 */
export function missingDependencies(
  { cell }: Pick<PlannedTask, 'cell'>,
  { unlinked, root }: Pick<RunContext, 'unlinked' | 'root'>,
  cwd: string,
): ToolProblem | undefined {
  const { ecosystem } = cell.bound;
  const lacking = unlinked.find(
    (one) => one.ecosystem === ecosystem && isWithin(cwd, join(root, one.directory)),
  );
  if (lacking === undefined) return undefined;
  const next = ['install what the lockfile says, and judge again'];
  return { level: 'error', message: lacking.why, next };
}

function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(`${directory}/`);
}
