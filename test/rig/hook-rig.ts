import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import type { Result } from '../../src/core/result.ts';
import { openRepository } from '../../src/git/repository.ts';
import { hookNames } from '../../src/hooks/hook-names.ts';
import { installHooks } from '../../src/hooks/install-hooks.ts';
import type { InstallReport } from '../../src/hooks/install-report.ts';
import { uninstallHooks } from '../../src/hooks/uninstall-hooks.ts';
import { recordScript } from './record-script.ts';
import { createRepository, type TestRepository } from './temporary-repository.ts';
import { useEnvironment } from './use-environment.ts';

export const packageDirectory = fileURLToPath(new URL('../..', import.meta.url));

export interface HookRig {
  readonly repository: TestRepository;
  /** Puts a stand-in of gate on PATH that records its calls, see `readRecords`. */
  gateExits(code: number): Promise<void>;
  install(options?: {
    cwd?: string;
    dryRun?: boolean;
    env?: object;
  }): Promise<Result<InstallReport>>;
  uninstall(): Promise<Result<InstallReport>>;
  dispose(): Promise<void>;
}

/** A repository in which hooks can be installed, with a stand-in of gate that lets all pass. */
export async function createHookRig(name = 'repository'): Promise<HookRig> {
  const repository = await createRepository({ name });
  const bin = join(repository.parent, 'bin');
  const gateExits = (code: number) =>
    repository.write(join(bin, 'gate'), recordScript(repository, 'gate', code), {
      executable: true,
    });
  await gateExits(0);
  repository.env.PATH = `${bin}:${repository.env.PATH}`;
  useEnvironment(repository.env);
  return {
    repository,
    gateExits,
    async install({ cwd = repository.directory, dryRun = false, env = {} } = {}) {
      const opened = await openRepository(cwd, {});
      if (!opened.ok) return opened;
      return installHooks({
        repository: opened.value,
        env: { ...env },
        packageDirectory,
        hooks: hookNames,
        dryRun,
      });
    },
    async uninstall() {
      const opened = await openRepository(repository.directory, {});
      return opened.ok ? uninstallHooks({ repository: opened.value }) : opened;
    },
    async dispose() {
      vi.unstubAllEnvs();
      await repository.dispose();
    },
  };
}

/** The value of a result; throws what a person would read when it is a failure. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.failure.diagnostics.map(({ message }) => message).join('\n'));
}

/** What of a git directory changes whatever one does. */
const restless = /^\.git\/(?:objects|logs|index|COMMIT_EDITMSG|refs)/;

/** Every file of a directory with its mode, link and bytes. */
export async function photograph(directory: string): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const name of (await readdir(directory, { recursive: true })).sort()) {
    if (restless.test(name)) continue;
    const path = join(directory, name);
    const status = await lstat(path);
    const mode = (status.mode & 0o777).toString(8);
    if (status.isSymbolicLink()) seen[name] = `-> ${await readlink(path)}`;
    else seen[name] = status.isFile() ? `${mode} ${await readFile(path, 'latin1')}` : mode;
  }
  return seen;
}
