import { exitCodes } from '../../core/exit-code.ts';
import { openRepository } from '../../git/repository.ts';
import { uninstallHooks } from '../../hooks/uninstall-hooks.ts';
import { reportFailure } from '../report-failure.ts';
import { tellInstall } from '../tell-install.ts';
import type { Terminal } from '../terminal.ts';

export interface UninstallOptions {
  readonly dryRun?: boolean;
}

/** Undoes `gate install`. @returns the exit code */
export async function uninstall(options: UninstallOptions, terminal: Terminal): Promise<number> {
  const repository = await openRepository(terminal.cwd, terminal.env);
  if (!repository.ok) return reportFailure(repository.failure, terminal);
  const dryRun = options.dryRun === true;
  const report = await uninstallHooks({ repository: repository.value, dryRun });
  if (!report.ok) return reportFailure(report.failure, terminal);
  tellInstall(report.value, dryRun ? 'hooks would be removed' : 'hooks removed', terminal);
  return exitCodes.pass;
}
