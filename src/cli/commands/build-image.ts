import { buildImageProgram } from '../../programs/docker/build-program.ts';
import { listenForSignals } from '../../run/cancellation.ts';
import type { Terminal } from '../terminal.ts';

/** Builds an image, as the gate `docker-build` does in a process of its own. */
export async function buildImage(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { cwd, env, stdout, stderr } = terminal;
  const cancellation = listenForSignals();
  const { signal: cancel } = cancellation;
  const code = await buildImageProgram(argv, { cwd, env, stdout, stderr, cancel });
  cancellation.dispose();
  return cancellation.exitCode() ?? code;
}
