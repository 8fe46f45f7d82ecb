import { formatQuantity } from '../../core/format-quantity.ts';
import type { Container } from './container.ts';
import type { ContainerState } from './inspect-container.ts';

/** What is wrong with an image, seen while it ran. */
export interface ContainerProblem {
  readonly rule:
    | 'cannot-start'
    | 'exited'
    | 'out-of-memory'
    | 'unhealthy'
    | 'not-ready'
    | 'wrong-answer';
  readonly message: string;
}

/** What the state of a container says against it; nothing while it runs and is not unhealthy. */
export async function problemOf(
  state: ContainerState,
  container: Container,
): Promise<ContainerProblem | undefined> {
  if (state.oomKilled) {
    return {
      rule: 'out-of-memory',
      message: `it needs more memory than its ${formatQuantity(state.memory, 'B')}${await container.lastLines()}`,
    };
  }
  if (state.status !== 'running') {
    const message = `it ended with exit code ${state.exitCode}${await container.lastLines()}`;
    return { rule: 'exited', message };
  }
  if (state.health !== 'unhealthy') return undefined;
  const said = state.healthOutput === '' ? '' : `: ${state.healthOutput.slice(0, 500)}`;
  return { rule: 'unhealthy', message: `its health check fails${said}` };
}
