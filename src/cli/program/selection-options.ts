import type { Command, Option } from 'commander';

/** The options by which commands choose a tree, a stage and a part of it. */
export function addSelectionOptions(command: Command): Command {
  const option = (flags: string, description: string): Option =>
    command.createOption(flags, description);
  return command
    .argument('[gate...]', 'names of gates or ids of tasks; the whole stage without any')
    .addOption(stageOption(command))
    .addOption(option('--staged', 'judge the index: what the next commit would hold'))
    .addOption(
      option('--commit <revision>', 'judge a commit, whatever the work tree holds').conflicts(
        'staged',
      ),
    )
    .addOption(
      option('--since <revision>', 'only what changes since there can touch').conflicts('all'),
    )
    .addOption(option('--all', 'everything, whatever the scope of the stage says'));
}

export function stageOption(command: Command): Option {
  return command.createOption('-s, --stage <stage>', 'the stage to judge').default('pre-push');
}

export function configOption(command: Command): Option {
  return command.createOption('--config <file>', 'this config file instead of the one found');
}
