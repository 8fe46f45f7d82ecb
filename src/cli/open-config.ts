import { loadConfig } from '../config/load-config.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { Result } from '../core/result.ts';
import { openRepository } from '../git/repository.ts';
import { catalogue } from './catalogue.ts';
import { inCi, type Terminal } from './terminal.ts';

/** The config as it lies in the work tree, for commands that judge nothing. */
export async function openConfig(
  terminal: Terminal,
  file: string | undefined,
): Promise<Result<ResolvedConfig>> {
  const repository = await openRepository(terminal.cwd, terminal.env);
  if (!repository.ok) return repository;
  return loadConfig({
    cwd: terminal.cwd,
    stopAt: repository.value.workTree,
    catalogue,
    ci: inCi(terminal),
    ...(file === undefined ? {} : { file }),
  });
}
