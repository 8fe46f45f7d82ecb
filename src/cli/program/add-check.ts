import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addSelectionOptions, configOption } from './selection-options.ts';

/** `gate check` and `gate plan`, which take the same selection. */
export function addCheck(program: Command, { terminal, finish, invalid }: CommandContext): void {
  const check = program.command('check').description('judge the work tree, the index or a commit');
  addSelectionOptions(check)
    .option('--fix', 'mend first what the gates can mend themselves, in the work tree')
    .option('--fail-fast', 'end the rest at the first block')
    .option('-j, --jobs <number>', 'tasks at the same time (default: processors)', (text) =>
      parseCount(text, invalid),
    )
    .option('--json', 'the report as JSON on stdout')
    .addOption(
      check
        .createOption('--reporter <kind>', 'how to show the run')
        .choices(['listr', 'plain', 'json', 'silent']),
    )
    .addOption(
      check
        .createOption('--report <kind=file>', 'write a report: json=FILE')
        .argParser((text: string, earlier: readonly string[] = []) =>
          parseReport(text, earlier, invalid),
        ),
    )
    .addOption(configOption(check))
    .addHelpText('after', checkHelp)
    .action(async (gates: string[], options) => {
      const { check: run } = await import('../commands/check.ts');
      finish(await run(gates, options, terminal()));
    });

  const plan = program.command('plan').description('show what would run, and why');
  addSelectionOptions(plan)
    .option('--json', 'as JSON on stdout')
    .addOption(configOption(plan))
    .addHelpText('after', '\nExample:\n  $ gate plan --stage ci --since origin/main\n')
    .action(async (gates: string[], options) => {
      const { plan: run } = await import('../commands/plan.ts');
      finish(await run(gates, options, terminal()));
    });
}

const checkHelp = `
Exit codes: 0 pass, 1 blocked, 2 usage or config, 3 not judged, 4 bug of gate, 130 interrupted.

Examples:
  $ gate check
  $ gate check clippy test --fail-fast
  $ gate check --stage ci --all --json > report.json
`;

function parseCount(text: string, invalid: CommandContext['invalid']): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw invalid('It must be a whole number above 0.');
}

function parseReport(
  text: string,
  earlier: readonly string[],
  invalid: CommandContext['invalid'],
): readonly string[] {
  if (/^json=.+/.test(text)) return [...earlier, text];
  throw invalid('It must be json=FILE; other kinds are not supported yet.');
}
