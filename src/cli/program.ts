import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { exitCodes } from '../core/exit-code.ts';
import { gateVersion } from './package-directory.ts';
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
  const terminal = (): Terminal => {
    const { C: directory, color } = program.opts<{ C: string; color: boolean }>();
    return {
      cwd: resolve(directory),
      env: process.env,
      stdout: process.stdout,
      stderr: process.stderr,
      noColor: !color,
    };
  };
  addCheck(program, terminal, finish);
  addPlan(program, terminal, finish);
  addCatalogue(program, terminal, finish);
  addBaseline(program, terminal, finish);
  addSetUp(program, terminal, finish);
  addInternal(program, terminal, finish);
  return program;
}

type Finish = (code: number) => void;
type TerminalOf = () => Terminal;

const configOption = () =>
  new Option('--config <file>', 'this config file instead of the one found');
const stageOption = () =>
  new Option('-s, --stage <stage>', 'the stage to judge').default('pre-push');
const stagedOption = () =>
  new Option('--staged', 'judge the index: what the next commit would hold');
const commitOption = () =>
  new Option('--commit <revision>', 'judge a commit, whatever the work tree holds').conflicts(
    'staged',
  );
const sinceOption = () =>
  new Option('--since <revision>', 'only what changes since there can touch').conflicts('all');
const allOption = () => new Option('--all', 'everything, whatever the scope of the stage says');

function addCheck(program: Command, terminal: TerminalOf, finish: Finish): void {
  program
    .command('check')
    .description('judge the work tree, the index or a commit')
    .argument('[gate...]', 'names of gates or ids of tasks; the whole stage without any')
    .addOption(stageOption())
    .addOption(stagedOption())
    .addOption(commitOption())
    .addOption(sinceOption())
    .addOption(allOption())
    .option('--fix', 'mend first what the gates can mend themselves, in the work tree')
    .option('--fail-fast', 'end the rest at the first block')
    .option('-j, --jobs <number>', 'tasks at the same time (default: processors)', parseCount)
    .option('--json', 'the report as JSON on stdout')
    .addOption(
      new Option('--reporter <kind>', 'how to show the run').choices([
        'listr',
        'plain',
        'json',
        'silent',
      ]),
    )
    .addOption(
      new Option('--report <kind=file>', 'write a report: json=FILE').argParser(parseReport),
    )
    .addOption(configOption())
    .addHelpText(
      'after',
      '\nExit codes: 0 pass, 1 blocked, 2 usage or config, 3 not judged, 4 bug of gate, 130 interrupted.\n\nExamples:\n  $ gate check\n  $ gate check clippy test --fail-fast\n  $ gate check --stage ci --all --json > report.json\n',
    )
    .action(async (gates: string[], options) => {
      const { check } = await import('./commands/check.ts');
      finish(await check(gates, options, terminal()));
    });
}

function addPlan(program: Command, terminal: TerminalOf, finish: Finish): void {
  program
    .command('plan')
    .description('show what would run, and why')
    .argument('[gate...]', 'names of gates or ids of tasks; the whole stage without any')
    .addOption(stageOption())
    .addOption(stagedOption())
    .addOption(commitOption())
    .addOption(sinceOption())
    .addOption(allOption())
    .option('--json', 'as JSON on stdout')
    .addOption(configOption())
    .addHelpText('after', '\nExample:\n  $ gate plan --stage ci --since origin/main\n')
    .action(async (gates: string[], options) => {
      const { plan } = await import('./commands/plan.ts');
      finish(await plan(gates, options, terminal()));
    });
}

function addCatalogue(program: Command, terminal: TerminalOf, finish: Finish): void {
  program
    .command('list')
    .description('list the gates of the config, or what gate knows of an adapter')
    .argument('[adapter]', 'an adapter, to see its options')
    .option('--adapters', 'all adapters that gate has')
    .option('--json', 'as JSON on stdout')
    .addOption(configOption())
    .addHelpText('after', '\nExamples:\n  $ gate list\n  $ gate list cargo-clippy\n')
    .action(async (adapter: string | undefined, options) => {
      const { list } = await import('./commands/list.ts');
      finish(await list(adapter, options, terminal()));
    });
  program
    .command('schema')
    .description('print the JSON Schema of the config')
    .addHelpText('after', '\nExample:\n  $ gate schema > gate.schema.json\n')
    .action(async () => {
      const { schema } = await import('./commands/schema.ts');
      finish(await schema(terminal()));
    });
}

function addBaseline(program: Command, terminal: TerminalOf, finish: Finish): void {
  const baseline = program
    .command('baseline')
    .description('accepted findings and the values that metrics are compared with')
    .addHelpText(
      'after',
      '\nExamples:\n  $ gate baseline show\n  $ gate baseline update audit --accept --reason "no untrusted input" --until 2027-01-31\n',
    );
  baseline
    .command('show')
    .description('show what is in the baseline')
    .option('--json', 'as JSON on stdout')
    .addHelpText('after', '\nExample:\n  $ gate baseline show\n')
    .action(async (options) => {
      const { showBaseline } = await import('./commands/baseline.ts');
      finish(await showBaseline(options, terminal()));
    });
  baseline
    .command('update')
    .description('judge the work tree and keep its values; drop what is no longer found')
    .argument('[gate...]', 'names of gates or ids of tasks; the whole stage without any')
    .addOption(stageOption())
    .option('--accept', 'accept what blocks or warns now')
    .option('--reason <text>', 'why: needed to accept findings and to make a value worse')
    .addOption(new Option('--until <date>', 'last day of the acceptance').argParser(parseDate))
    .addOption(configOption())
    .addHelpText('after', '\nExample:\n  $ gate baseline update coverage --stage ci\n')
    .action(async (gates: string[], options) => {
      const { changeBaseline } = await import('./commands/baseline.ts');
      finish(await changeBaseline(gates, options, terminal()));
    });
}

function addSetUp(program: Command, terminal: TerminalOf, finish: Finish): void {
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
      const { init } = await import('./commands/init.ts');
      finish(await init(options, terminal()));
    });
  program
    .command('install')
    .description('put the hooks in place, beside those that are there')
    .option('--dry-run', 'say what would change, change nothing')
    .addHelpText('after', '\nExample:\n  $ gate install\n')
    .action(async (options) => {
      const { install } = await import('./commands/install.ts');
      finish(await install(options, terminal()));
    });
  program
    .command('uninstall')
    .description('take the hooks away again and leave everything as it was before')
    .option('--dry-run', 'say what would change, change nothing')
    .addHelpText('after', '\nExample:\n  $ gate uninstall\n')
    .action(async (options) => {
      const { uninstall } = await import('./commands/uninstall.ts');
      finish(await uninstall(options, terminal()));
    });
}

/** What hook scripts and gate itself call; listed too, since nothing here is a secret. */
function addInternal(program: Command, terminal: TerminalOf, finish: Finish): void {
  program
    .command('hook')
    .description('what the hook scripts call')
    .argument('<name>', 'pre-commit, pre-push or commit-msg')
    .argument('[arguments...]', 'the arguments that git gave to the hook')
    .addHelpText('after', '\nExample:\n  $ gate hook pre-commit\n')
    .action(async (name: string, rest: string[]) => {
      const { hook } = await import('./commands/hook.ts');
      finish(await hook(name, rest, terminal()));
    });
  addPrograms(program, terminal, finish);
}

/** Programs that adapters call; each reads its own arguments and prints one JSON document. */
function addPrograms(program: Command, terminal: TerminalOf, finish: Finish): void {
  addProgram(program, 'scan-secrets', 'the engine of the gate “secrets”', async (argv) => {
    const { scan } = await import('./commands/scan-secrets.ts');
    finish(await scan(argv, terminal()));
  });
  addProgram(program, 'run-gofmt', 'gofmt for the gate “gofmt”', async (argv) => {
    const { gofmt } = await import('./commands/run-gofmt.ts');
    finish(await gofmt(argv, terminal()));
  });
  addProgram(program, 'run-cargo-outdated', 'the gate “cargo-outdated”', async (argv) => {
    const { outdated } = await import('./commands/run-cargo-outdated.ts');
    finish(await outdated(argv, terminal()));
  });
  addProgram(program, 'find-patterns', 'the search of the gate “forbid-pattern”', async (argv) => {
    const { patterns } = await import('./commands/find-patterns.ts');
    finish(await patterns(argv, terminal()));
  });
  addProgram(program, 'check-messages', 'the gate “commit-message”', async (argv) => {
    const { messages } = await import('./commands/check-messages.ts');
    finish(await messages(argv, terminal()));
  });
}

function addProgram(
  program: Command,
  name: string,
  title: string,
  run: (argv: readonly string[]) => Promise<void>,
): void {
  program
    .command(name, { hidden: true })
    .description(`${title}; prints JSON`)
    .allowUnknownOption()
    .helpOption(false)
    .argument('[arguments...]')
    .action((_arguments: string[], _options, command: Command) => run(command.args));
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

function parseDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('It must be a day such as 2027-01-31.');
}

function parseReport(text: string, earlier: readonly string[] = []): readonly string[] {
  if (/^json=.+/.test(text)) return [...earlier, text];
  throw new InvalidArgumentError('It must be json=FILE; other kinds are not supported yet.');
}
