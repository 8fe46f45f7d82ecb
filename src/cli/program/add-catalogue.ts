import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { configOption } from './selection-options.ts';

/** `gate list` and `gate schema`: what there is. */
export function addCatalogue(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('list')
    .description('list the gates of the config, or what gate knows of an adapter')
    .argument('[adapter]', 'an adapter, to see its options')
    .option('--adapters', 'all adapters that gate has')
    .option('--json', 'as JSON on stdout')
    .addOption(configOption(program))
    .addHelpText('after', '\nExamples:\n  $ gate list\n  $ gate list cargo-clippy\n')
    .action(async (adapter: string | undefined, options) => {
      const { list } = await import('../commands/list.ts');
      finish(await list(adapter, options, terminal()));
    });
  program
    .command('schema')
    .description('print the JSON Schema of the config')
    .addHelpText('after', '\nExample:\n  $ gate schema > gate.schema.json\n')
    .action(async () => {
      const { schema } = await import('../commands/schema.ts');
      finish(await schema(terminal()));
    });
}
