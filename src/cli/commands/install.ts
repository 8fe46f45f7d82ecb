import { exitCodes } from '../../core/exit-code.ts';
import { openRepository } from '../../git/repository.ts';
import { hookNames } from '../../hooks/hook-names.ts';
import { installHooks } from '../../hooks/install-hooks.ts';
import { withSpinner } from '../../report/spinner.ts';
import { packageDirectory } from '../package-directory.ts';
import { reportFailure } from '../report-failure.ts';
import { tellInstall } from '../tell-install.ts';
import { inCi, type Terminal } from '../terminal.ts';

export interface InstallOptions {
  readonly dryRun?: boolean;
}

/** Puts the hooks in place; in CI there is nobody to be stopped. @returns the exit code */
export async function install(options: InstallOptions, terminal: Terminal): Promise<number> {
  if (inCi(terminal)) {
    terminal.stderr.write(' hooks: not installed, since this is CI\n');
    return exitCodes.pass;
  }
  const repository = await openRepository(terminal.cwd, terminal.env);
  if (!repository.ok) return reportFailure(repository.failure, terminal);
  const dryRun = options.dryRun === true;
  const report = await withSpinner('putting the hooks in place', terminal.stderr, () =>
    installHooks({
      repository: repository.value,
      env: terminal.env,
      packageDirectory,
      hooks: hookNames,
      dryRun,
    }),
  );
  if (!report.ok) return reportFailure(report.failure, terminal);
  tellInstall(report.value, dryRun ? 'hooks would be installed' : 'hooks installed', terminal);
  return exitCodes.pass;
}
