import { join } from 'node:path';
import type { TestRepository } from '../rig/temporary-repository.ts';

/**
 * Makes a subcommand of cargo crash: it still says its version, and has no memory for anything else.
 * cargo looks for its subcommands in its home first, so it gets one with nothing in it.
 *
 * @param bin the directory that comes first on PATH
 * @returns what to change in the environment
 */
export async function breakTool(
  repository: TestRepository,
  bin: string,
  program: string,
): Promise<Readonly<Record<string, string>>> {
  const real = (await repository.run(['which', program])).stdout.trim();
  const script = `#!/bin/sh
case "$*" in *--version*) ;; *) ulimit -v 20000 ;; esac
exec '${real}' "$@"
`;
  await repository.write(join(bin, program), script, { executable: true });
  return { CARGO_HOME: join(repository.parent, 'empty-cargo-home') };
}
