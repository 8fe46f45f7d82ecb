import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { configOption, stageOption } from './selection-options.ts';

/** `gate baseline show` and `update`. */
export function addBaseline(program: Command, { terminal, finish, invalid }: CommandContext): void {
  const baseline = program
    .command('baseline')
    .description('accepted findings and the values that metrics are compared with')
    .addHelpText('after', baselineHelp);
  baseline
    .command('show')
    .description('show what is in the baseline')
    .option('--json', 'as JSON on stdout')
    .addHelpText('after', '\nExample:\n  $ gate baseline show\n')
    .action(async (options) => {
      const { showBaseline } = await import('../commands/baseline.ts');
      finish(await showBaseline(options, terminal()));
    });
  baseline
    .command('update')
    .description('judge the work tree and keep its values; drop what is no longer found')
    .argument('[gate...]', 'names of gates or ids of tasks; the whole stage without any')
    .addOption(stageOption(program))
    .option('--accept', 'accept what blocks or warns now')
    .option('--reason <text>', 'why: needed to accept findings and to make a value worse')
    .option('--until <date>', 'last day of the acceptance', (text) => parseDate(text, invalid))
    .addOption(configOption(program))
    .addHelpText('after', '\nExample:\n  $ gate baseline update coverage --stage ci\n')
    .action(async (gates: string[], options) => {
      const { changeBaseline } = await import('../commands/baseline.ts');
      finish(await changeBaseline(gates, options, terminal()));
    });
}

const baselineHelp = `
Examples:
  $ gate baseline show
  $ gate baseline update audit --accept --reason "no untrusted input" --until 2027-01-31
`;

function parseDate(text: string, invalid: CommandContext['invalid']): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw invalid('It must be a day such as 2027-01-31.');
}
