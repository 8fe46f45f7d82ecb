import { smokeImageProgram } from '../../programs/docker/smoke-program.ts';
import { listenForSignals } from '../../run/cancellation.ts';
import type { Terminal } from '../terminal.ts';

/** Starts and watches an image, as the gate `image-smoke` does in a process of its own. */
export async function smokeImage(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { cwd, env, stdout, stderr } = terminal;
  const cancellation = listenForSignals();
  const { signal: cancel } = cancellation;
  const code = await smokeImageProgram(argv, { cwd, env, stdout, stderr, cancel });
  cancellation.dispose();
  return cancellation.exitCode() ?? code;
}
