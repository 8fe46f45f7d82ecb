import { mkdir, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { gateCommand } from '../rig/run-gate.ts';
import type { TestRepository } from '../rig/temporary-repository.ts';

/**
 * Puts gate and the tools of this machine on the PATH of a repository.
 *
 * @returns the directory that comes first on PATH
 */
export async function useMachineTools(repository: TestRepository): Promise<string> {
  const bin = join(repository.parent, 'bin');
  await mkdir(bin);
  await symlink(gateCommand()[1] ?? '', join(bin, 'gate'));
  const machine = machineEnvironment();
  Object.assign(repository.env, machine, {
    PATH: [bin, machine.PATH].join(delimiter),
    // Shared by the work tree and the rooms, and gone with the repository.
    CARGO_TARGET_DIR: join(repository.parent, 'target'),
  });
  return bin;
}

/**
 * What finds the tools of this machine. What belongs to this checkout is not on PATH: a tool that
 * the repository lacks must be missing.
 */
function machineEnvironment() {
  return {
    PATH: machineDirectories().join(delimiter),
    // rustup keeps its toolchains in the home, which is another one here.
    CARGO_HOME: process.env.CARGO_HOME ?? join(homedir(), '.cargo'),
    RUSTUP_HOME: process.env.RUSTUP_HOME ?? join(homedir(), '.rustup'),
  };
}

/** PATH without the directories that npm adds for the scripts of this package. */
function machineDirectories(): readonly string[] {
  const directories = (process.env.PATH ?? '').split(delimiter);
  return directories.filter((directory) => !/node_modules|node-gyp-bin/.test(directory));
}
