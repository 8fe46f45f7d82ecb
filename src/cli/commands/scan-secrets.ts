import { scanSecrets } from '../../programs/secrets/scan-program.ts';
import type { Terminal } from '../terminal.ts';

/** Runs gate's own secret engine, as the gate `secrets` does in a process of its own. */
export function scan(
  argv: readonly string[],
  { cwd, env, stdout, stderr }: Terminal,
): Promise<number> {
  return scanSecrets(argv, { cwd, env, stdin: process.stdin, stdout, stderr });
}
