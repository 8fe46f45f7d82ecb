import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** `gate init`, `install`, `uninstall` and `hook`: how gate comes into a repository. */
export function addSetUp(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('init')
    .description('write a config for this repository, and offer to install hooks')
    .option('--force', 'overwrite a config that is there')
    .option('--dry-run', 'print the config, write nothing')
    .option('-y, --yes', 'install hooks without asking')
    .option('--no-hooks', 'do not install hooks, do not ask')
    .option('--no-check', 'do not judge the repository by the new config')
    .addHelpText('after', '\nExample:\n  $ gate init --dry-run\n')
    .action(async (options) => {
      const { init } = await import('../commands/init.ts');
      finish(await init(options, terminal()));
    });
  program
    .command('install')
    .description('put the hooks in place, beside those that are there')
    .option('--dry-run', 'say what would change, change nothing')
    .addHelpText('after', '\nExample:\n  $ gate install\n')
    .action(async (options) => {
      const { install } = await import('../commands/install.ts');
      finish(await install(options, terminal()));
    });
  program
    .command('uninstall')
    .description('take the hooks away again and leave everything as it was before')
    .option('--dry-run', 'say what would change, change nothing')
    .addHelpText('after', '\nExample:\n  $ gate uninstall\n')
    .action(async (options) => {
      const { uninstall } = await import('../commands/uninstall.ts');
      finish(await uninstall(options, terminal()));
    });
  program
    .command('hook')
    .description('what the hook scripts call')
    .argument('<name>', 'pre-commit, pre-push or commit-msg')
    .argument('[arguments...]', 'the arguments that git gave to the hook')
    .addHelpText('after', '\nExample:\n  $ gate hook pre-commit\n')
    .action(async (name: string, rest: string[]) => {
      const { hook } = await import('../commands/hook.ts');
      finish(await hook(name, rest, terminal()));
    });
}
