import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { exitCodes } from '../core/exit-code.ts';
import { gateVersion } from './package-directory.ts';
import { addBaseline } from './program/add-baseline.ts';
import { addCatalogue } from './program/add-catalogue.ts';
import { addCheck } from './program/add-check.ts';
import { addPrograms } from './program/add-programs.ts';
import { addSetUp } from './program/add-set-up.ts';
import type { CommandContext } from './program/command-context.ts';
import type { Terminal } from './terminal.ts';

/**
 * Reads the command line and runs the command. Each command is loaded only when it is called.
 * @param argv without node and the script
 * @returns the exit code
 */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let code: number = exitCodes.pass;
  const program = createProgram((result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end with 0; every other one is a command line that cannot be read.
    return error.exitCode === 0 ? exitCodes.pass : exitCodes.usage;
  }
}

function createProgram(finish: (code: number) => void): Command {
  const program = new Command('gate')
    .description('Judges whether a git tree may leave this machine.')
    .version(gateVersion(), '-v, --version')
    .option('-C <directory>', 'run as if started there', '.')
    .option('--no-color', 'no colours; NO_COLOR does the same')
    .showHelpAfterError('(gate --help lists the commands)')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      '\nExamples:\n  $ gate check                 judge the work tree by the stage pre-push\n  $ gate check --staged fmt    judge what is staged by one gate\n  $ gate init                  write a config for this repository\n',
    );
  const context: CommandContext = {
    terminal: () => terminalOf(program.opts<{ C: string; color: boolean }>()),
    finish,
    invalid: (message) => new InvalidArgumentError(message),
  };
  addCheck(program, context);
  addCatalogue(program, context);
  addBaseline(program, context);
  addSetUp(program, context);
  addPrograms(program, context);
  return program;
}

function terminalOf({ C: directory, color }: { C: string; color: boolean }): Terminal {
  return {
    cwd: resolve(directory),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    noColor: !color,
  };
}
