import { join } from 'node:path';
import { runProgram } from '../rig/run-program.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';

/** Installs the tools of the gateway of plasma-engine from its lockfile, as its README says. */
export async function installGateway(repository: TestRepository): Promise<void> {
  const cwd = join(repository.directory, 'gateway');
  await install(['npm', 'ci', '--no-audit', '--no-fund', '--prefer-offline'], cwd);
}

/** Makes the virtual environment of the research service of plasma-engine, as its README says. */
export async function installResearch(repository: TestRepository): Promise<void> {
  const cwd = join(repository.directory, 'research');
  await install(['python3', '-m', 'venv', '.venv'], cwd);
  await install(['.venv/bin/pip', 'install', '--requirement', 'requirements-dev.txt'], cwd);
}

/**
 * Has the environment of this process, with the user's own settings and caches of npm and pip, so
 * that what was fetched once is not fetched again.
 */
async function install(argv: readonly [string, ...string[]], cwd: string): Promise<void> {
  const { code, stdout, stderr } = await runProgram(argv, { cwd, env: process.env });
  if (code !== 0) throw new Error(`${argv.join(' ')} failed (${code}): ${stdout}${stderr}`);
}
