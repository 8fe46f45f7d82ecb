import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

/**
 * A suite that needs tools of this machine. Where one does not work, the suite is skipped, and one
 * line says so.
 *
 * @param tools commands that exit with 0 where the tool can be used: `['cargo', 'fmt', '--version']`
 */
export function describeWith(
  tools: readonly (readonly [string, ...string[]])[],
  title: string,
  suite: () => void,
): void {
  const missing = tools.filter(([file, ...args]) => spawnSync(file, args).status !== 0);
  if (missing.length > 0) {
    const commands = missing.map((words) => words.join(' ')).join(', ');
    process.stderr.write(`skipped: ${title}, since this does not work here: ${commands}\n`);
  }
  describe.skipIf(missing.length > 0)(title, suite);
}

/** What the gates of ant-quic call. */
export const rustTools = [
  ['cargo', '+stable', '--version'],
  ['cargo', 'fmt', '--version'],
  ['cargo', 'clippy', '--version'],
  ['cargo', 'deny', '--version'],
] as const;

/** With these the tools of the research service are installed into a virtual environment. */
export const pythonTools = [['python3', '-c', 'import ensurepip, venv']] as const;

/** With it the tools of the gateway are installed. */
export const nodeTools = [['npm', '--version']] as const;
